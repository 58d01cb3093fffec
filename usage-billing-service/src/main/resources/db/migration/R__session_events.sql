-- The session lives: what is held for it is held for as long as it may last from now.
CREATE OR REPLACE FUNCTION renew(for_session text, lives_at timestamptz, grace bigint) RETURNS text
    LANGUAGE plpgsql AS
$$
DECLARE
    found_state text;
BEGIN
    UPDATE reservation
    SET expires_at = greatest(expires_at, lives_at + make_interval(secs => granted_seconds + grace))
    WHERE session_id = for_session AND state = 'reserved';
    SELECT state INTO found_state FROM reservation WHERE session_id = for_session;
    RETURN found_state;
END
$$;

CREATE OR REPLACE FUNCTION session_started(event jsonb, grace bigint) RETURNS void
    LANGUAGE plpgsql AS
$$
BEGIN
    INSERT INTO metered_session AS m (session_id, person_id, kind, vendor, vendor_conversation, persona_id,
                                      persona_version, started_at)
    VALUES (event->>'session', event->>'person', event->>'kind', event->>'vendor', event->>'vendorConversation',
            event->>'persona', (event->>'personaVersion')::int, (event->>'startedAt')::timestamptz)
    ON CONFLICT (session_id) DO UPDATE
        SET kind = excluded.kind, vendor = excluded.vendor, vendor_conversation = excluded.vendor_conversation,
            persona_id = excluded.persona_id, persona_version = excluded.persona_version,
            started_at = excluded.started_at;
    PERFORM renew(event->>'session', (event->>'startedAt')::timestamptz, grace);
END
$$;

-- An event of an older release names none.
CREATE OR REPLACE FUNCTION deliveries_of(event jsonb) RETURNS text[]
    LANGUAGE sql IMMUTABLE
RETURN ARRAY(SELECT jsonb_array_elements_text(event->'deliveries'));

-- What the three clocks said by then. An event of an older release speaks of one only.
CREATE OR REPLACE FUNCTION figures_of(event jsonb, by_clock text)
    RETURNS TABLE (ours bigint, vendors bigint, joined bigint)
    LANGUAGE sql IMMUTABLE AS
$$
SELECT coalesce((event #>> '{figures,ours}')::bigint, CASE by_clock WHEN 'ours' THEN lasted END),
       coalesce((event #>> '{figures,vendors}')::bigint, CASE by_clock WHEN 'vendors' THEN lasted END),
       coalesce((event #>> '{figures,joinToLeave}')::bigint, CASE by_clock WHEN 'join_to_leave' THEN lasted END)
FROM (SELECT (event->>'lastedSeconds')::bigint AS lasted) billed
$$;

CREATE OR REPLACE FUNCTION session_ended(event jsonb, because_of text, at timestamptz, trace text) RETURNS void
    LANGUAGE plpgsql AS
$$
DECLARE
    its_id   text        := event->>'session';
    started  timestamptz := (event->>'startedAt')::timestamptz;
    by_clock text        := CASE WHEN event #>> '{figures,joinToLeave}' IS NULL THEN 'ours' ELSE 'join_to_leave' END;
BEGIN
    INSERT INTO metered_session AS m (session_id, person_id, kind, vendor, started_at, ended_at, end_reason, our_seconds,
                                      vendor_seconds, joined_seconds)
    SELECT its_id, event->>'person', (SELECT kind FROM reservation WHERE session_id = its_id), event->>'vendor',
           started, (event->>'endedAt')::timestamptz, event->>'reason', f.ours, f.vendors, f.joined
    FROM figures_of(event, by_clock) f
    ON CONFLICT (session_id) DO UPDATE
        SET vendor = coalesce(m.vendor, excluded.vendor), started_at = coalesce(m.started_at, excluded.started_at),
            ended_at = excluded.ended_at, end_reason = excluded.end_reason,
            our_seconds = coalesce(m.our_seconds, excluded.our_seconds),
            vendor_seconds = coalesce(m.vendor_seconds, excluded.vendor_seconds),
            joined_seconds = coalesce(m.joined_seconds, excluded.joined_seconds);
    PERFORM settle(its_id, event->>'person', started, (event->>'lastedSeconds')::bigint, by_clock, false, because_of,
                   deliveries_of(event), at, trace);
END
$$;

-- One that changes nothing of what is billed only says what another clock thinks.
CREATE OR REPLACE FUNCTION session_amended(event jsonb, because_of text, at timestamptz, trace text) RETURNS void
    LANGUAGE plpgsql AS
$$
DECLARE
    its_id   text   := event->>'session';
    by_clock text   := lower(event->>'clock');
    lasted   bigint := (event->>'lastedSeconds')::bigint;
    started  timestamptz;
BEGIN
    INSERT INTO metered_session AS m (session_id, person_id, our_seconds, vendor_seconds, joined_seconds)
    SELECT its_id, event->>'person', f.ours, f.vendors, f.joined FROM figures_of(event, by_clock) f
    ON CONFLICT (session_id) DO UPDATE
        SET our_seconds = coalesce(excluded.our_seconds, m.our_seconds),
            vendor_seconds = coalesce(excluded.vendor_seconds, m.vendor_seconds),
            joined_seconds = coalesce(excluded.joined_seconds, m.joined_seconds)
    RETURNING m.started_at INTO started;
    IF lasted <> (event->>'lastedSecondsBefore')::bigint THEN
        started := coalesce(started, (SELECT reserved_at FROM reservation WHERE session_id = its_id),
                            at - make_interval(secs => lasted));
        PERFORM settle(its_id, event->>'person', started, lasted, by_clock, true, because_of, deliveries_of(event), at,
                       trace);
    END IF;
END
$$;

-- Events as they came from the topic, in one transaction: each has its effect once, whatever is delivered again. Those of
-- one person are taken together and in their order, so that nobody's minutes are held twice in between, and two instances
-- take the people they share in the same order.
CREATE OR REPLACE FUNCTION hear(acting_role text, acting_person text, events text, grace bigint, at timestamptz)
    RETURNS void
    LANGUAGE plpgsql
    -- A plan that was made while a table was small is kept, and would read all of it when it is not.
    SET enable_seqscan = off
AS
$$
DECLARE
    told record;
BEGIN
    PERFORM act_as(acting_role, acting_person);
    FOR told IN
        SELECT e.event->>'id' AS id, e.event->>'type' AS type, e.event->>'trace' AS trace, e.event->'data' AS data
        FROM jsonb_array_elements(events::jsonb) WITH ORDINALITY AS e (event, position)
        ORDER BY e.event->'data'->>'person', e.position
    LOOP
        INSERT INTO inbox (event_id) VALUES (told.id) ON CONFLICT DO NOTHING;
        CONTINUE WHEN NOT FOUND;
        PERFORM take_turn(told.data->>'person');
        CASE told.type
            WHEN 'parley.session.started.v1' THEN PERFORM session_started(told.data, grace);
            WHEN 'parley.session.ended.v1' THEN PERFORM session_ended(told.data, told.id, at, told.trace);
            WHEN 'parley.session.failed.v1' THEN PERFORM release(told.data->>'session', at, told.trace);
            WHEN 'parley.session.amended.v1' THEN PERFORM session_amended(told.data, told.id, at, told.trace);
        END CASE;
    END LOOP;
END
$$;
