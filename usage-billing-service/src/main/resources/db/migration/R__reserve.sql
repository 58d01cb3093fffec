-- Sets minutes aside for a session, in one statement, one round trip and one transaction with the event that tells of it.
-- The guard is in the UPDATE: whoever else changes the same period waits for it, and then sees what is left.
CREATE OR REPLACE FUNCTION reserve(acting_role text, acting_person text, new_id uuid, for_session text, for_person text,
                                   for_kind text, needed_feature text, asked bigint, minimum bigint, grace bigint,
                                   at timestamptz, trace text)
    RETURNS TABLE
            (
                outcome           text,
                id                uuid,
                granted_seconds   bigint,
                expires_at        timestamptz,
                period            date,
                allowance_seconds bigint,
                used_seconds      bigint,
                reserved_seconds  bigint,
                retry_after       bigint
            )
    LANGUAGE plpgsql
    -- Statements are planned once. A plan that was made while a table was small is kept, and would read all of it when it
    -- is not.
    SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off
AS
$$
#variable_conflict use_column
DECLARE
    first   date   := period_of(at);
    -- What of it is before midnight of the month's end.
    before  bigint := least(asked, floor(extract(epoch FROM period_end(first) - at)));
    held    bigint;
    after   bigint := 0;
    answer  text   := 'granted';
    wait    bigint;
    made    reservation;
    metered usage_period;
BEGIN
    PERFORM act_as(acting_role, acting_person);
    SELECT * INTO made FROM reservation r WHERE r.session_id = for_session;
    IF made.id IS NULL
       AND EXISTS (SELECT FROM ledger_entry l WHERE l.session_id = for_session AND l.kind = 'settlement') THEN
        answer := 'over';
    ELSIF made.id IS NULL THEN
        FOR attempt IN 1..2 LOOP
            UPDATE usage_period u
            SET reserved_seconds = u.reserved_seconds + CASE
                    WHEN u.overage_minute_minor IS NULL
                        THEN least(before, u.allowance_seconds - u.used_seconds - u.reserved_seconds)
                    ELSE before END,
                live_sessions = u.live_sessions + 1
            WHERE u.person_id = for_person AND u.period = first
              AND u.live_sessions < u.sessions_max
              AND (needed_feature IS NULL OR needed_feature = ANY (u.features))
              AND (u.overage_minute_minor IS NOT NULL
                OR u.allowance_seconds - u.used_seconds - u.reserved_seconds >= least(minimum, before))
            RETURNING new.reserved_seconds - old.reserved_seconds INTO held;
            EXIT WHEN FOUND OR attempt = 2;
            PERFORM open_period(for_person, first, at);
        END LOOP;

        IF held = before AND asked > before THEN
            PERFORM open_period(for_person, (first + interval '1 month')::date, at);
            UPDATE usage_period u
            SET reserved_seconds = u.reserved_seconds + CASE
                    WHEN u.overage_minute_minor IS NULL
                        THEN least(asked - before, u.allowance_seconds - u.used_seconds - u.reserved_seconds)
                    ELSE asked - before END,
                live_sessions = u.live_sessions + 1
            WHERE u.person_id = for_person AND u.period = (first + interval '1 month')::date
              AND (u.overage_minute_minor IS NOT NULL
                OR u.allowance_seconds - u.used_seconds - u.reserved_seconds >= greatest(1, minimum - before))
            RETURNING new.reserved_seconds - old.reserved_seconds INTO after;
            after := coalesce(after, 0);
            IF held + after < minimum THEN
                UPDATE usage_period u
                SET reserved_seconds = u.reserved_seconds - held, live_sessions = u.live_sessions - 1
                WHERE u.person_id = for_person AND u.period = first;
                held := NULL;
            END IF;
        END IF;

        IF held IS NOT NULL THEN
            INSERT INTO reservation (id, session_id, person_id, kind, period, state, granted_seconds, next_seconds,
                                     reserved_at, expires_at)
            VALUES (new_id, for_session, for_person, for_kind, first, 'reserved', held + after, after, at,
                    at + make_interval(secs => held + after + grace))
            ON CONFLICT (session_id) DO NOTHING
            RETURNING * INTO made;
            IF made.id IS NULL THEN
                RAISE EXCEPTION 'The session was just given another reservation' USING ERRCODE = 'serialization_failure';
            END IF;
            PERFORM tell('parley.usage.minutes-reserved.v1', for_session, at, json_build_object(
                'reservation', made.id, 'session', for_session, 'person', for_person, 'reservedAt', instant(at),
                'grantedSeconds', made.granted_seconds, 'expiresAt', instant(made.expires_at)), trace);
        END IF;
    ELSIF made.person_id <> for_person THEN
        answer := 'taken';
    ELSIF made.state <> 'reserved' THEN
        answer := 'over';
    END IF;

    SELECT * INTO metered FROM usage_period u
    WHERE u.person_id = for_person AND u.period = coalesce(made.period, first);
    IF made.id IS NULL AND answer = 'granted' THEN
        answer := CASE
            WHEN needed_feature IS NOT NULL AND needed_feature <> ALL (metered.features) THEN 'plan_lacks_feature'
            WHEN metered.live_sessions >= metered.sessions_max THEN 'too_many_sessions'
            ELSE 'quota_exhausted' END;
        SELECT ceil(extract(epoch FROM min(r.expires_at) - at)) INTO wait FROM reservation r
        WHERE r.person_id = for_person AND r.state = 'reserved';
    END IF;
    RETURN QUERY SELECT answer, made.id, made.granted_seconds, made.expires_at, metered.period,
                        metered.allowance_seconds, metered.used_seconds, metered.reserved_seconds, wait;
END
$$;
