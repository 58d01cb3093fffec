-- How much is in use of what there is only so much of: `vendor:livekit` is an account, `pool:default` a pool of agents.
CREATE TABLE capacity_gauge
(
    scope             text PRIMARY KEY,
    taken             int NOT NULL DEFAULT 0,
    -- How long a place was held lately; what a caller is told to wait follows from it.
    mean_held_seconds double precision
);

-- A session's hold on what it uses. It ends with the session, or by itself.
CREATE TABLE capacity_lease
(
    session_id text        NOT NULL,
    scope      text        NOT NULL REFERENCES capacity_gauge (scope),
    person_id  text        NOT NULL,
    taken_at   timestamptz NOT NULL,
    until      timestamptz NOT NULL,
    PRIMARY KEY (session_id, scope)
);

CREATE INDEX capacity_lease_until ON capacity_lease (scope, until);

-- Whoever waits for a place, and what for. `request` is what they wanted to start.
CREATE TABLE capacity_place
(
    id         text PRIMARY KEY,
    person_id  text        NOT NULL,
    scopes     text[]      NOT NULL,
    most       int[]       NOT NULL,
    request    text        NOT NULL,
    joined_at  timestamptz NOT NULL,
    -- When they were last there to be told.
    seen_at    timestamptz NOT NULL,
    -- Until then others go first: their own plan has no room for them.
    held_until timestamptz
);

CREATE INDEX capacity_place_person ON capacity_place (person_id);

-- The gauges count whatever way leases come and go, and are locked in one order.
CREATE FUNCTION count_capacity() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path FROM CURRENT
AS
$$
BEGIN
    PERFORM FROM capacity_gauge g WHERE g.scope IN (SELECT c.scope FROM changed c) ORDER BY g.scope FOR UPDATE;
    IF TG_OP = 'INSERT' THEN
        UPDATE capacity_gauge g SET taken = g.taken + c.leases
        FROM (SELECT scope, count(*) AS leases FROM changed GROUP BY scope) c
        WHERE g.scope = c.scope;
    ELSE
        UPDATE capacity_gauge g
        SET taken = g.taken - c.leases,
            mean_held_seconds = coalesce(0.8 * g.mean_held_seconds + 0.2 * c.held_seconds, c.held_seconds)
        FROM (SELECT scope, count(*) AS leases,
                     avg(greatest(extract(epoch FROM clock_timestamp() - taken_at), 0)) AS held_seconds
              FROM changed GROUP BY scope) c
        WHERE g.scope = c.scope;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER capacity_is_taken
    AFTER INSERT
    ON capacity_lease
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT
EXECUTE FUNCTION count_capacity();

CREATE TRIGGER capacity_is_given_back
    AFTER DELETE
    ON capacity_lease
    REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT
EXECUTE FUNCTION count_capacity();

ALTER TABLE capacity_lease ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON capacity_lease USING (acts_as_service() OR person_id = acting_person());
ALTER TABLE capacity_place ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON capacity_place USING (acts_as_service() OR person_id = acting_person());
