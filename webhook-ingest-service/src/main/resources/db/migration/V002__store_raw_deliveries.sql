-- What a vendor sent is kept as it came, and read later: accepting a webhook is one insert and nothing else. Nothing is
-- ever updated here, and a day is dropped as a whole.
DROP TABLE delivery;

CREATE TABLE delivery
(
    id           bigint GENERATED ALWAYS AS IDENTITY,
    received_at  timestamptz NOT NULL DEFAULT now(),
    vendor       text        NOT NULL,
    -- In the vendor's words; null if it names none.
    event_type   text,
    -- The same for every delivery of one event, whatever the vendor.
    dedupe_key   uuid        NOT NULL,
    -- The vendor's name for the conversation, or the room; null where it is not said.
    conversation text,
    -- What the address it came to says, if it says so.
    session_id   text,
    -- Compressed, without secrets.
    payload      bytea       NOT NULL,
    -- Rows with a `committed` below pg_snapshot_xmin(pg_current_snapshot()) are all there are and ever will be, so
    -- whoever reads those in the order (committed, id) misses nothing.
    committed    xid8        NOT NULL DEFAULT pg_current_xact_id()
) PARTITION BY RANGE (received_at);

ALTER TABLE delivery ALTER COLUMN payload SET STORAGE EXTERNAL;

CREATE INDEX delivery_committed ON delivery (committed, id);
CREATE INDEX delivery_id ON delivery (id);
CREATE INDEX delivery_conversation ON delivery (conversation) WHERE conversation IS NOT NULL;

-- It holds what people said: only the service itself and its operators see it.
ALTER TABLE delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY service ON delivery USING (acts_as_service());

-- The functions below act as the owner, so they must find these tables and no others.
SELECT set_config('search_path', current_schema || ', pg_temp', true);

-- One partition for each UTC day from yesterday to `ahead` days from now. It is made apart and then attached, since
-- that does not keep anybody from reading and writing meanwhile.
--
-- A day knows its events by a unique index of its own: one for all days would need the day as a column. Nobody is to
-- reach into a day past the table, so it has row security and no policy.
CREATE FUNCTION make_delivery_days(acting_role text, acting_person text, ahead int) RETURNS SETOF date
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path FROM CURRENT
    SET lock_timeout = '2s' AS
$$
DECLARE
    today date := (now() AT TIME ZONE 'UTC')::date;
    day   date;
    name  text;
BEGIN
    PERFORM act_as(acting_role, acting_person);
    IF NOT acts_as_service() THEN
        RAISE insufficient_privilege USING MESSAGE = 'Only the service makes room for deliveries';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('delivery days of ' || current_schema));
    FOR day IN SELECT (today + n) FROM generate_series(-1, ahead) AS n
        LOOP
            name := 'delivery_' || to_char(day, 'YYYYMMDD');
            CONTINUE WHEN to_regclass(name) IS NOT NULL;
            EXECUTE format('CREATE TABLE %I (LIKE delivery INCLUDING DEFAULTS INCLUDING STORAGE)', name);
            EXECUTE format('CREATE UNIQUE INDEX %I ON %I (dedupe_key)', name || '_dedupe_key', name);
            EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
            EXECUTE format('ALTER TABLE delivery ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name,
                           day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
            RETURN NEXT day;
        END LOOP;
END
$$;

-- Drops the days that ended `keep` days ago or earlier. Dropping takes the whole table for a moment, and waits no
-- longer for that than webhooks can.
CREATE FUNCTION drop_delivery_days(acting_role text, acting_person text, keep int) RETURNS SETOF date
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path FROM CURRENT
    SET lock_timeout = '2s' AS
$$
DECLARE
    name text;
    day  date;
BEGIN
    PERFORM act_as(acting_role, acting_person);
    IF NOT acts_as_service() THEN
        RAISE insufficient_privilege USING MESSAGE = 'Only the service drops deliveries';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('delivery days of ' || current_schema));
    FOR name IN SELECT relname
                FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
                WHERE inhparent = 'delivery'::regclass
                ORDER BY relname
        LOOP
            day := to_date(right(name, 8), 'YYYYMMDD');
            CONTINUE WHEN day >= (now() AT TIME ZONE 'UTC')::date - keep;
            EXECUTE format('DROP TABLE %I', name);
            RETURN NEXT day;
        END LOOP;
END
$$;

-- What is new of a group of deliveries, by dedupe key. A day's unique index knows what it has; the look at the day
-- before makes that hold across midnight. That look must stay a look into an index for each key, however much a day
-- holds and however long ago its statistics were taken: OFFSET keeps it from becoming a join.
CREATE FUNCTION accept_deliveries(acting_role text, acting_person text, vendors text[], event_types text[],
                                  dedupe_keys uuid[], conversations text[], session_ids text[], payloads bytea[])
    RETURNS SETOF uuid
    LANGUAGE plpgsql
    SET enable_seqscan = off AS
$$
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY
        INSERT INTO delivery (vendor, event_type, dedupe_key, conversation, session_id, payload)
            SELECT given.vendor, given.event_type, given.dedupe_key, given.conversation, given.session_id, given.payload
            FROM unnest(vendors, event_types, dedupe_keys, conversations, session_ids, payloads)
                     AS given (vendor, event_type, dedupe_key, conversation, session_id, payload)
            WHERE NOT EXISTS (SELECT
                              FROM delivery earlier
                              WHERE earlier.dedupe_key = given.dedupe_key
                                AND earlier.received_at >= date_trunc('day', now(), 'UTC') - interval '1 day'
                                AND earlier.received_at < date_trunc('day', now(), 'UTC')
                              OFFSET 0)
            ON CONFLICT DO NOTHING
            RETURNING delivery.dedupe_key;
END
$$;

-- Whoever may not act as the service is refused by the functions themselves.
SELECT make_delivery_days('service', '', 7);
