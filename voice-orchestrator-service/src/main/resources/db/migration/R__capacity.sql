-- Where everybody who waits stands in each line they wait in. People take turns: somebody's second place comes after
-- everybody's first. Whoever has gone, or has no room in their own plan, stands in nobody's way.
CREATE OR REPLACE FUNCTION capacity_line(at timestamptz, patience bigint)
    RETURNS TABLE (place text, scope text, most int, ahead bigint)
    LANGUAGE sql STABLE
AS
$$
    WITH waiting AS (
        SELECT p.id, p.scopes, p.most, p.joined_at,
               row_number() OVER (PARTITION BY p.person_id ORDER BY p.joined_at, p.id) AS turn
        FROM capacity_place p
        WHERE p.seen_at > at - make_interval(secs => patience) AND (p.held_until IS NULL OR p.held_until <= at))
    SELECT w.id, s.scope, s.most,
           row_number() OVER (PARTITION BY s.scope ORDER BY w.turn, w.joined_at, w.id) - 1
    FROM waiting w CROSS JOIN unnest(w.scopes, w.most) AS s(scope, most)
$$;

-- Takes all that a session needs, or nothing. The gauges are locked first: whoever else takes of the same waits, and then
-- sees what is left. Nobody goes before those who wait.
CREATE OR REPLACE FUNCTION take_capacity(acting_role text, acting_person text, for_session text, for_person text,
                                         wanted text[], at_most int[], hold bigint, from_place text, patience bigint,
                                         at timestamptz)
    RETURNS TABLE (full_scope text, retry_after bigint)
    LANGUAGE plpgsql
AS
$$
#variable_conflict use_column
DECLARE
    found_full text;
    wait       double precision;
BEGIN
    PERFORM act_as(acting_role, acting_person);
    UPDATE capacity_lease SET until = greatest(until, at + make_interval(secs => hold))
    WHERE session_id = for_session;
    IF FOUND THEN
        RETURN QUERY SELECT NULL::text, NULL::bigint;
        RETURN;
    END IF;

    IF (SELECT count(*) FROM capacity_gauge g WHERE g.scope = ANY (wanted)) < cardinality(wanted) THEN
        INSERT INTO capacity_gauge (scope) SELECT unnest(wanted) ORDER BY 1 ON CONFLICT DO NOTHING;
    END IF;
    PERFORM FROM capacity_gauge g WHERE g.scope = ANY (wanted) ORDER BY g.scope FOR UPDATE;
    DELETE FROM capacity_lease l WHERE l.scope = ANY (wanted) AND l.until <= at;

    SELECT w.scope, coalesce(g.mean_held_seconds, 10) / greatest(w.most, 1) INTO found_full, wait
    FROM unnest(wanted, at_most) AS w(scope, most)
    JOIN capacity_gauge g ON g.scope = w.scope
    WHERE g.taken + coalesce(
            (SELECT min(l.ahead) FROM capacity_line(at, patience) l WHERE l.place = from_place AND l.scope = w.scope),
            (SELECT count(*) FROM capacity_line(at, patience) l WHERE l.scope = w.scope)) >= w.most
    ORDER BY w.scope
    LIMIT 1;
    IF found_full IS NULL THEN
        INSERT INTO capacity_lease (session_id, scope, person_id, taken_at, until)
        SELECT for_session, w.scope, for_person, at, at + make_interval(secs => hold)
        FROM unnest(wanted) AS w(scope)
        ORDER BY w.scope
        ON CONFLICT DO NOTHING;
    END IF;
    RETURN QUERY SELECT found_full, least(greatest(ceil(wait), 1), 60)::bigint;
END
$$;

-- Notes that these people are still there, and tells where each stands, how long it may take, and whether it is their turn.
CREATE OR REPLACE FUNCTION look_at_line(acting_role text, acting_person text, places text[], patience bigint,
                                        at timestamptz)
    RETURNS TABLE (id text, ahead bigint, estimated_seconds bigint, may_go boolean)
    LANGUAGE plpgsql
AS
$$
#variable_conflict use_column
BEGIN
    PERFORM act_as(acting_role, acting_person);
    UPDATE capacity_place p SET seen_at = at WHERE p.id = ANY (places);
    DELETE FROM capacity_lease l
    WHERE l.until <= at AND l.scope IN (SELECT unnest(p.scopes) FROM capacity_place p WHERE p.id = ANY (places));
    RETURN QUERY
        SELECT p.id, coalesce(max(l.ahead), 0),
               coalesce(max(ceil(coalesce(g.mean_held_seconds, 10) * (l.ahead + 1) / greatest(l.most, 1))), 0)::bigint,
               coalesce(bool_and(g.taken + l.ahead < l.most), false)
        FROM capacity_place p
        LEFT JOIN capacity_line(at, patience) l ON l.place = p.id
        LEFT JOIN capacity_gauge g ON g.scope = l.scope
        WHERE p.id = ANY (places)
        GROUP BY p.id;
END
$$;

-- Forgets leases whose session nobody ended, and places whose people have gone.
CREATE OR REPLACE FUNCTION sweep_capacity(acting_role text, acting_person text, patience bigint, at timestamptz)
    RETURNS TABLE (leases bigint, places bigint)
    LANGUAGE plpgsql
AS
$$
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY
        WITH over AS (DELETE FROM capacity_lease WHERE until <= at RETURNING 1),
             gone AS (DELETE FROM capacity_place WHERE seen_at <= at - make_interval(secs => patience) RETURNING 1)
        SELECT (SELECT count(*) FROM over), (SELECT count(*) FROM gone);
END
$$;

CREATE OR REPLACE FUNCTION capacity_taken(acting_role text, acting_person text, prefix text)
    RETURNS TABLE (scope text, taken bigint)
    LANGUAGE plpgsql
AS
$$
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY SELECT g.scope, g.taken::bigint FROM capacity_gauge g WHERE starts_with(g.scope, prefix);
END
$$;
