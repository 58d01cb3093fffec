-- The terms that a period is metered under at a moment: those of the plan that the person is on then, as they were when they
-- changed to it, or when the period began if they had it already.
CREATE OR REPLACE FUNCTION metering_terms(for_person text, in_period date, at timestamptz) RETURNS plan_terms
    LANGUAGE plpgsql STABLE AS
$$
DECLARE
    moment timestamptz := least(greatest(at, period_start(in_period)), period_end(in_period) - interval '1 microsecond');
    changed_at timestamptz;
BEGIN
    SELECT max(starts_at) INTO changed_at FROM subscription WHERE person_id = for_person AND starts_at <= moment;
    RETURN terms_at(for_person, greatest(changed_at, period_start(in_period)));
END
$$;

-- Opens a person's period unless it is open. Working out the terms costs more than to see that it is.
CREATE OR REPLACE FUNCTION open_period(for_person text, in_period date, at timestamptz) RETURNS void
    LANGUAGE plpgsql AS
$$
BEGIN
    IF EXISTS (SELECT FROM usage_period WHERE person_id = for_person AND period = in_period) THEN
        RETURN;
    END IF;
    INSERT INTO usage_period (person_id, period, allowance_seconds, plan, features, sessions_max, overage_minute_minor)
    SELECT for_person, in_period, allowance_of(for_person, in_period), t.plan, t.features, t.sessions_max,
           t.overage_minute_minor
    FROM metering_terms(for_person, in_period, at) t
    ON CONFLICT DO NOTHING;
END
$$;

-- After a change of the plan at a moment: the periods that it counts for are metered under the new terms. One that somebody
-- is just opening under the old ones is waited for; and they are held in order, as a session over midnight holds them.
CREATE OR REPLACE FUNCTION retake_terms(for_person text, changed_at timestamptz, at timestamptz) RETURNS void
    LANGUAGE plpgsql AS
$$
BEGIN
    PERFORM open_period(for_person, period_of(changed_at), at);
    PERFORM FROM usage_period WHERE person_id = for_person AND period >= period_of(changed_at) ORDER BY period FOR UPDATE;
    UPDATE usage_period u
    SET allowance_seconds = allowance_of(for_person, u.period), plan = t.plan, features = t.features,
        sessions_max = t.sessions_max, overage_minute_minor = t.overage_minute_minor
    FROM usage_period p CROSS JOIN LATERAL metering_terms(for_person, p.period, greatest(at, changed_at)) t
    WHERE u.person_id = for_person AND u.period >= period_of(changed_at)
      AND p.person_id = u.person_id AND p.period = u.period;
END
$$;

-- A moment as events write it.
CREATE OR REPLACE FUNCTION instant(moment timestamptz) RETURNS text
    LANGUAGE sql STABLE
RETURN to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- Tells an event, in the transaction of its change.
CREATE OR REPLACE FUNCTION tell(event_type text, event_key text, occurred_at timestamptz, payload json, trace text)
    RETURNS void
    LANGUAGE plpgsql AS
$$
BEGIN
    INSERT INTO outbox (event_id, event_type, topic, key, occurred_at, payload, traceparent)
    VALUES (gen_random_uuid(), event_type, 'parley.usage', event_key, occurred_at, payload::text, trace);
END
$$;
