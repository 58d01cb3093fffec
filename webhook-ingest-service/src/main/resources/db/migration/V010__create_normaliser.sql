-- How far deliveries have become facts: all up to this one, in the order of their commits, and none after it.
CREATE TABLE normaliser_cursor
(
    is_only   boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    committed xid8   NOT NULL,
    id        bigint NOT NULL
);

-- It begins with what is accepted from now on.
INSERT INTO normaliser_cursor (committed, id) VALUES (pg_current_xact_id(), 0);

-- Deliveries that could not be normalised, and why. The delivery itself stays where it is.
CREATE TABLE dead_letter
(
    delivery_id  bigint PRIMARY KEY,
    received_at  timestamptz NOT NULL,
    vendor       text        NOT NULL,
    event_type   text,
    conversation text,
    reason       text        NOT NULL,
    attempts     int         NOT NULL,
    failed_at    timestamptz NOT NULL
);

-- Deliveries that were published as something nobody knows, when they were last normalised.
CREATE TABLE unrecognised
(
    delivery_id bigint PRIMARY KEY,
    received_at timestamptz NOT NULL
);

-- When each vendor was last heard of.
CREATE TABLE last_heard
(
    vendor      text PRIMARY KEY,
    received_at timestamptz NOT NULL
);

ALTER TABLE normaliser_cursor ENABLE ROW LEVEL SECURITY;
ALTER TABLE dead_letter ENABLE ROW LEVEL SECURITY;
ALTER TABLE unrecognised ENABLE ROW LEVEL SECURITY;
ALTER TABLE last_heard ENABLE ROW LEVEL SECURITY;
CREATE POLICY service ON normaliser_cursor USING (acts_as_service());
CREATE POLICY service ON dead_letter USING (acts_as_service());
CREATE POLICY service ON unrecognised USING (acts_as_service());
CREATE POLICY service ON last_heard USING (acts_as_service());

-- Facts into the outbox, those of one key in the order given. Each row takes its key's lock until the commit, so all who
-- append many take the locks in one order, and nobody waits for somebody who waits for them.
CREATE FUNCTION append_facts(event_ids uuid[], event_types text[], keys text[], happened_at timestamptz[], payloads text[])
    RETURNS void
    LANGUAGE sql
AS
$$
INSERT INTO outbox (event_id, event_type, topic, key, occurred_at, payload, traceparent)
SELECT event_id, event_type, 'parley.conversations', key, occurred_at, payload, ''
FROM unnest(event_ids, event_types, keys, happened_at, payloads)
         WITH ORDINALITY AS fact (event_id, event_type, key, occurred_at, payload, nth)
ORDER BY hashtext(key), nth
$$;

CREATE FUNCTION note_unrecognised(delivery_ids bigint[], times timestamptz[]) RETURNS void
    LANGUAGE sql
AS
$$
INSERT INTO unrecognised (delivery_id, received_at)
SELECT delivery_id, received_at FROM unnest(delivery_ids, times) AS given (delivery_id, received_at)
ON CONFLICT (delivery_id) DO NOTHING
$$;

CREATE FUNCTION note_dead_letters(delivery_ids bigint[], reasons text[]) RETURNS void
    LANGUAGE sql
AS
$$
INSERT INTO dead_letter AS known (delivery_id, received_at, vendor, event_type, conversation, reason, attempts, failed_at)
SELECT delivery.id, delivery.received_at, delivery.vendor, delivery.event_type, delivery.conversation, given.reason, 1,
       clock_timestamp()
FROM unnest(delivery_ids, reasons) AS given (delivery_id, reason)
     JOIN delivery ON delivery.id = given.delivery_id
ON CONFLICT (delivery_id) DO UPDATE
SET reason = excluded.reason, attempts = known.attempts + 1, failed_at = excluded.failed_at
$$;

-- A batch becomes facts: the cursor moves from where the worker thinks it is, and all that follows from the batch is
-- there with it. A worker that is mistaken about the cursor has been replaced, and changes nothing.
CREATE FUNCTION publish_batch(acting_role text, acting_person text, from_committed text, from_id bigint,
                              to_committed text, to_id bigint,
                              event_ids uuid[], event_types text[], keys text[], happened_at timestamptz[], payloads text[],
                              unrecognised_ids bigint[], unrecognised_times timestamptz[],
                              dead_ids bigint[], dead_reasons text[],
                              heard_vendors text[], heard_times timestamptz[]) RETURNS void
    LANGUAGE plpgsql AS
$$
BEGIN
    PERFORM act_as(acting_role, acting_person);
    UPDATE normaliser_cursor
    SET committed = to_committed::xid8, id = to_id
    WHERE committed = from_committed::xid8 AND id = from_id;
    IF NOT FOUND THEN
        RAISE serialization_failure USING MESSAGE = 'Somebody else moved the cursor of the normaliser';
    END IF;
    PERFORM append_facts(event_ids, event_types, keys, happened_at, payloads);
    IF cardinality(unrecognised_ids) > 0 THEN
        PERFORM note_unrecognised(unrecognised_ids, unrecognised_times);
    END IF;
    IF cardinality(dead_ids) > 0 THEN
        PERFORM note_dead_letters(dead_ids, dead_reasons);
    END IF;
    INSERT INTO last_heard AS known (vendor, received_at)
    SELECT vendor, received_at FROM unnest(heard_vendors, heard_times) AS heard (vendor, received_at)
    ON CONFLICT (vendor) DO UPDATE SET received_at = greatest(known.received_at, excluded.received_at);
END
$$;

-- Deliveries that were facts before, or dead letters, become facts again.
CREATE FUNCTION publish_again(acting_role text, acting_person text, delivery_ids bigint[],
                              event_ids uuid[], event_types text[], keys text[], happened_at timestamptz[], payloads text[],
                              unrecognised_ids bigint[], unrecognised_times timestamptz[],
                              dead_ids bigint[], dead_reasons text[]) RETURNS void
    LANGUAGE plpgsql AS
$$
BEGIN
    PERFORM act_as(acting_role, acting_person);
    DELETE FROM dead_letter WHERE delivery_id = ANY (delivery_ids) AND delivery_id <> ALL (dead_ids);
    DELETE FROM unrecognised WHERE delivery_id = ANY (delivery_ids) AND delivery_id <> ALL (unrecognised_ids);
    PERFORM append_facts(event_ids, event_types, keys, happened_at, payloads);
    PERFORM note_unrecognised(unrecognised_ids, unrecognised_times);
    PERFORM note_dead_letters(dead_ids, dead_reasons);
END
$$;
