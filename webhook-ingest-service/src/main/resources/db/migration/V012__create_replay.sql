-- A delivery as the normaliser takes it.
CREATE TYPE delivery_read AS
(
    id           bigint,
    received_at  timestamptz,
    vendor       text,
    event_type   text,
    dedupe_key   uuid,
    conversation text,
    session_id   text,
    payload      bytea
);

CREATE FUNCTION delivery_to_replay(acting_role text, acting_person text, delivery_id bigint) RETURNS SETOF delivery_read
    LANGUAGE plpgsql STABLE AS
$$
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY SELECT d.id, d.received_at, d.vendor, d.event_type, d.dedupe_key, d.conversation, d.session_id, d.payload
                 FROM delivery d WHERE d.id = delivery_id;
END
$$;

-- In the order of their commits, which their facts keep.
CREATE FUNCTION deliveries_to_replay(acting_role text, acting_person text, delivery_ids bigint[])
    RETURNS SETOF delivery_read
    LANGUAGE plpgsql STABLE AS
$$
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY SELECT d.id, d.received_at, d.vendor, d.event_type, d.dedupe_key, d.conversation, d.session_id, d.payload
                 FROM delivery d WHERE d.id = ANY (delivery_ids) ORDER BY d.committed, d.id;
END
$$;

CREATE FUNCTION deliveries_in_range(acting_role text, acting_person text, received_from timestamptz, received_to timestamptz,
                                    of_vendor text, of_type text, of_conversation text, at_most int) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE AS
$$
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY SELECT d.id
                 FROM delivery d
                 WHERE d.received_at >= received_from AND d.received_at < received_to
                   AND (of_vendor IS NULL OR d.vendor = of_vendor)
                   AND (of_type IS NULL OR d.event_type = of_type)
                   AND (of_conversation IS NULL OR d.conversation = of_conversation)
                 ORDER BY d.committed, d.id
                 LIMIT at_most;
END
$$;

CREATE FUNCTION is_dead_letter(acting_role text, acting_person text, asked bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE AS
$$
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN EXISTS (SELECT FROM dead_letter WHERE delivery_id = asked);
END
$$;

-- What is known of deliveries that are kept no longer goes with them.
CREATE FUNCTION forget_dropped_deliveries(acting_role text, acting_person text) RETURNS bigint
    LANGUAGE plpgsql AS
$$
DECLARE
    oldest    timestamptz;
    forgotten bigint;
BEGIN
    PERFORM act_as(acting_role, acting_person);
    SELECT date_trunc('day', received_at, 'UTC') INTO oldest FROM delivery ORDER BY id LIMIT 1;
    DELETE FROM unrecognised WHERE received_at < oldest;
    DELETE FROM dead_letter WHERE received_at < oldest;
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    RETURN forgotten;
END
$$;
