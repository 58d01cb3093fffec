-- Who books or lets go of a person's minutes does so in turn, until the transaction ends: otherwise two that hold one of the
-- person's sessions each, and want the period, could wait for each other.
CREATE OR REPLACE FUNCTION take_turn(for_person text) RETURNS void
    LANGUAGE sql AS
$$
SELECT pg_advisory_xact_lock(hashtext('minutes'), hashtext(for_person))
$$;

-- Lets go of what a session still holds, in both periods that it may hold it in.
CREATE OR REPLACE FUNCTION let_go(held reservation) RETURNS void
    LANGUAGE plpgsql AS
$$
BEGIN
    UPDATE usage_period u
    SET reserved_seconds = u.reserved_seconds - (held.granted_seconds - held.next_seconds),
        live_sessions = u.live_sessions - 1
    WHERE u.person_id = held.person_id AND u.period = held.period;
    IF held.next_seconds > 0 THEN
        UPDATE usage_period u
        SET reserved_seconds = u.reserved_seconds - held.next_seconds, live_sessions = u.live_sessions - 1
        WHERE u.person_id = held.person_id AND u.period = (held.period + interval '1 month')::date;
    END IF;
END
$$;

-- Tells once in a period that four fifths of it are used, and once that all of it is.
CREATE OR REPLACE FUNCTION warn(for_person text, in_period date, at timestamptz, trace text) RETURNS void
    LANGUAGE plpgsql AS
$$
DECLARE
    metered usage_period;
BEGIN
    UPDATE usage_period u SET warned_at = at
    WHERE u.person_id = for_person AND u.period = in_period AND u.warned_at IS NULL AND u.allowance_seconds > 0
      AND u.used_seconds * 5 >= u.allowance_seconds * 4
    RETURNING * INTO metered;
    IF FOUND THEN
        PERFORM tell('parley.usage.quota-warning.v1', for_person, at, json_build_object(
            'person', for_person, 'period', to_char(in_period, 'YYYY-MM'), 'warnedAt', instant(at),
            'usedSeconds', metered.used_seconds, 'allowanceSeconds', metered.allowance_seconds), trace);
    END IF;
    UPDATE usage_period u SET exhausted_at = at
    WHERE u.person_id = for_person AND u.period = in_period AND u.exhausted_at IS NULL
      AND u.used_seconds >= u.allowance_seconds
    RETURNING * INTO metered;
    IF FOUND THEN
        PERFORM tell('parley.usage.quota-exhausted.v1', for_person, at, json_build_object(
            'person', for_person, 'period', to_char(in_period, 'YYYY-MM'), 'exhaustedAt', instant(at),
            'usedSeconds', metered.used_seconds, 'allowanceSeconds', metered.allowance_seconds), trace);
    END IF;
END
$$;

-- Books what a session used in one period, so that all its entries there add up to that: at first everything, later the
-- difference. What is beyond everything that is left is not billed: it is ours to bear. What the session held in this
-- period, if it did, is free again in the same step. Answers what is billed in all.
CREATE OR REPLACE FUNCTION book(for_session text, for_person text, in_period date, is_first boolean, held bigint,
                                used bigint, billed_before_it bigint, by_clock text, because_of text,
                                resting_on text[], at timestamptz, trace text)
    RETURNS bigint
    LANGUAGE plpgsql AS
$$
DECLARE
    booked   bigint := 0;
    unbilled bigint := 0;
    minutes  bigint := 0;
    entries  bigint := 0;
    billed   bigint;
    is_due   boolean;
    total    bigint;
BEGIN
    IF NOT is_first THEN
        SELECT count(*), coalesce(sum(seconds), 0), coalesce(sum(unbilled_seconds), 0), coalesce(sum(billed_minutes), 0)
        INTO entries, booked, unbilled, minutes FROM ledger_entry WHERE session_id = for_session AND period = in_period;
    END IF;
    FOR attempt IN 1..2 LOOP
        UPDATE usage_period u
        SET used_seconds = u.used_seconds + CASE
                WHEN u.overage_minute_minor IS NULL
                    THEN least(used - booked, greatest(0, u.allowance_seconds - u.used_seconds - u.reserved_seconds
                                                          + coalesce(held, 0)))
                ELSE used - booked END,
            reserved_seconds = u.reserved_seconds - coalesce(held, 0),
            live_sessions = u.live_sessions - CASE WHEN held IS NULL THEN 0 ELSE 1 END
        WHERE u.person_id = for_person AND u.period = in_period
        RETURNING new.used_seconds - old.used_seconds,
                  new.used_seconds * 5 >= new.allowance_seconds * 4 AND (new.warned_at IS NULL OR new.exhausted_at IS NULL)
        INTO billed, is_due;
        EXIT WHEN FOUND;
        PERFORM open_period(for_person, in_period, at);
    END LOOP;

    -- A session's minutes are rounded up once, over all its periods.
    total := booked + billed;
    INSERT INTO ledger_entry (session_id, person_id, period, kind, seconds, unbilled_seconds, billed_minutes, clock,
                              event_id, deliveries, booked_at)
    VALUES (for_session, for_person, in_period, CASE entries WHEN 0 THEN 'settlement' ELSE 'correction' END,
            billed, used - total - unbilled, (billed_before_it + total + 59) / 60 - (billed_before_it + 59) / 60 - minutes,
            by_clock, because_of, resting_on, at);
    IF is_due THEN
        PERFORM warn(for_person, in_period, at, trace);
    END IF;
    RETURN total;
END
$$;

-- Books what a session used, split to the second at midnight of the month's end, and lets go of what it held. An end that
-- was booked already changes nothing; only an amendment does, and one that comes first is the end. Each event that counts
-- leaves an entry, be it of nothing, so that it never counts again.
CREATE OR REPLACE FUNCTION settle(for_session text, for_person text, started timestamptz, used bigint, by_clock text,
                                  is_amendment boolean, because_of text, resting_on text[], at timestamptz, trace text)
    RETURNS boolean
    LANGUAGE plpgsql AS
$$
DECLARE
    held          reservation;
    held_in_first bigint;
    first         date;
    next          date;
    in_first      bigint;
    billed        bigint;
    is_first      boolean;
BEGIN
    IF used NOT BETWEEN 0 AND 7 * 86400 THEN
        RAISE EXCEPTION 'No session lasts % seconds', used USING ERRCODE = 'check_violation';
    END IF;
    PERFORM take_turn(for_person);
    is_first := NOT EXISTS (SELECT FROM ledger_entry WHERE session_id = for_session);
    IF NOT is_first AND (NOT is_amendment OR EXISTS (SELECT FROM ledger_entry WHERE event_id = because_of)) THEN
        RETURN false;
    END IF;
    UPDATE reservation SET state = 'settled' WHERE session_id = for_session AND state <> 'settled'
    RETURNING old.* INTO held;
    first := period_of(started);
    next := (first + interval '1 month')::date;
    IF held.state = 'reserved' AND (held.period <> first OR held.next_seconds > 0) THEN
        PERFORM let_go(held);
    ELSIF held.state = 'reserved' THEN
        held_in_first := held.granted_seconds;
    END IF;
    in_first := least(used, floor(extract(epoch FROM period_end(first) - started)));
    billed := book(for_session, for_person, first, is_first, held_in_first, in_first, 0, by_clock, because_of, resting_on,
                   at, trace);
    IF used > in_first OR NOT is_first AND EXISTS (SELECT FROM ledger_entry WHERE session_id = for_session AND period = next) THEN
        billed := billed + book(for_session, for_person, next, is_first, NULL, used - in_first, billed, by_clock,
                                because_of, resting_on, at, trace);
    END IF;
    IF held.id IS NOT NULL AND is_first THEN
        PERFORM tell('parley.usage.minutes-settled.v1', for_session, at, json_build_object(
            'reservation', held.id, 'session', for_session, 'person', for_person, 'settledAt', instant(at),
            'usedSeconds', billed, 'billedMinutes', (billed + 59) / 60), trace);
    END IF;
    RETURN true;
END
$$;

-- Gives back what a session holds that never was, or that is dead. Whoever lived after all is settled all the same.
CREATE OR REPLACE FUNCTION release(for_session text, at timestamptz, trace text) RETURNS text
    LANGUAGE plpgsql AS
$$
DECLARE
    held reservation;
BEGIN
    PERFORM take_turn(person_id) FROM reservation WHERE session_id = for_session;
    SELECT * INTO held FROM reservation WHERE session_id = for_session FOR UPDATE;
    IF held.state = 'reserved' THEN
        PERFORM let_go(held);
        UPDATE reservation SET state = 'released' WHERE id = held.id;
        PERFORM tell('parley.usage.reservation-released.v1', for_session, at, json_build_object(
            'reservation', held.id, 'session', for_session, 'person', held.person_id, 'releasedAt', instant(at)), trace);
    END IF;
    RETURN held.state;
END
$$;

-- The sessions that have been silent for longer than they were granted.
CREATE OR REPLACE FUNCTION expired_reservations(acting_role text, acting_person text, at timestamptz, at_most int)
    RETURNS TABLE (session_id text)
    LANGUAGE plpgsql AS
$$
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY SELECT r.session_id FROM reservation r WHERE r.state = 'reserved' AND r.expires_at < at
                 ORDER BY r.expires_at LIMIT at_most;
END
$$;

-- Takes back what such a session holds, unless it has spoken since.
CREATE OR REPLACE FUNCTION reclaim(acting_role text, acting_person text, for_session text, at timestamptz, trace text)
    RETURNS boolean
    LANGUAGE plpgsql AS
$$
BEGIN
    PERFORM act_as(acting_role, acting_person);
    PERFORM take_turn(person_id) FROM reservation WHERE session_id = for_session;
    PERFORM FROM reservation WHERE session_id = for_session AND state = 'reserved' AND expires_at < at FOR UPDATE;
    RETURN FOUND AND release(for_session, at, trace) = 'reserved';
END
$$;
