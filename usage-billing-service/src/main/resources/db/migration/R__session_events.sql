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

CREATE OR REPLACE FUNCTION session_started(for_session text, for_person text, its_kind text, its_vendor text,
                                           conversation text, its_persona text, its_version int, started timestamptz,
                                           grace bigint) RETURNS text
    LANGUAGE plpgsql AS
$$
BEGIN
    INSERT INTO metered_session AS m (session_id, person_id, kind, vendor, vendor_conversation, persona_id,
                                      persona_version, started_at)
    VALUES (for_session, for_person, its_kind, its_vendor, conversation, its_persona, its_version, started)
    ON CONFLICT (session_id) DO UPDATE
        SET kind = excluded.kind, vendor = excluded.vendor, vendor_conversation = excluded.vendor_conversation,
            persona_id = excluded.persona_id, persona_version = excluded.persona_version,
            started_at = excluded.started_at;
    RETURN renew(for_session, started, grace);
END
$$;

CREATE OR REPLACE FUNCTION session_ended(for_session text, for_person text, its_vendor text, started timestamptz,
                                         ended timestamptz, lasted bigint, reason text, because_of text,
                                         at timestamptz, trace text) RETURNS boolean
    LANGUAGE plpgsql AS
$$
BEGIN
    INSERT INTO metered_session AS m (session_id, person_id, kind, vendor, started_at, ended_at, end_reason, our_seconds)
    VALUES (for_session, for_person, (SELECT kind FROM reservation WHERE session_id = for_session), its_vendor, started,
            ended, reason, lasted)
    ON CONFLICT (session_id) DO UPDATE
        SET vendor = coalesce(m.vendor, excluded.vendor), started_at = coalesce(m.started_at, excluded.started_at),
            ended_at = excluded.ended_at, end_reason = excluded.end_reason,
            our_seconds = coalesce(m.our_seconds, excluded.our_seconds);
    RETURN settle(for_session, for_person, started, lasted, 'ours', false, because_of, at, trace);
END
$$;

CREATE OR REPLACE FUNCTION session_amended(for_session text, for_person text, lasted bigint, by_clock text,
                                           because_of text, at timestamptz, trace text) RETURNS boolean
    LANGUAGE plpgsql AS
$$
DECLARE
    started timestamptz;
BEGIN
    INSERT INTO metered_session AS m (session_id, person_id, our_seconds, vendor_seconds, joined_seconds)
    VALUES (for_session, for_person, CASE by_clock WHEN 'ours' THEN lasted END,
            CASE by_clock WHEN 'vendors' THEN lasted END, CASE by_clock WHEN 'join_to_leave' THEN lasted END)
    ON CONFLICT (session_id) DO UPDATE
        SET our_seconds = coalesce(excluded.our_seconds, m.our_seconds),
            vendor_seconds = coalesce(excluded.vendor_seconds, m.vendor_seconds),
            joined_seconds = coalesce(excluded.joined_seconds, m.joined_seconds)
    RETURNING m.started_at INTO started;
    started := coalesce(started, (SELECT reserved_at FROM reservation WHERE session_id = for_session),
                        at - make_interval(secs => lasted));
    RETURN settle(for_session, for_person, started, lasted, by_clock, true, because_of, at, trace);
END
$$;
