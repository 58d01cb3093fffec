-- What somebody may read of the ledger. Each function is one question and its whole transaction; row security holds in it.
-- The day and the order of a session are those of its start, or of its first booking while no event has told its start.

-- A person's figures of a period and what they used, a row for each kind of session, and one if there is none. A period
-- that nobody opened has what it would have. `at` is now.
CREATE OR REPLACE FUNCTION usage_of(acting_role text, acting_person text, for_person text, in_period date,
                                    at timestamptz)
    RETURNS TABLE
            (
                plan              text,
                allowance_seconds bigint,
                used_seconds      bigint,
                reserved_seconds  bigint,
                kind              text,
                sessions          bigint,
                seconds           bigint,
                billed_minutes    bigint
            )
    LANGUAGE plpgsql AS
$$
#variable_conflict use_column
DECLARE
    moment timestamptz := least(greatest(at, period_start(in_period)), period_end(in_period) - interval '1 microsecond');
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY
        SELECT coalesce(u.plan, (terms_at(for_person, moment)).plan),
               coalesce(u.allowance_seconds, allowance_of(for_person, in_period)),
               coalesce(u.used_seconds, 0), coalesce(u.reserved_seconds, 0),
               k.kind, coalesce(k.sessions, 0), coalesce(k.seconds, 0), coalesce(k.billed_minutes, 0)
        FROM (SELECT) AS always
             LEFT JOIN usage_period u ON u.person_id = for_person AND u.period = in_period
             LEFT JOIN (SELECT coalesce(m.kind, r.kind, 'unknown') AS kind, count(DISTINCT e.session_id) AS sessions,
                               sum(e.seconds)::bigint AS seconds, sum(e.billed_minutes)::bigint AS billed_minutes
                        FROM ledger_entry e
                             LEFT JOIN metered_session m ON m.session_id = e.session_id
                             LEFT JOIN reservation r ON r.session_id = e.session_id
                        WHERE e.person_id = for_person AND e.period = in_period
                        GROUP BY 1) k ON true
        ORDER BY k.kind;
END
$$;

-- A person's sessions of a period, newest first, after a place in that order.
CREATE OR REPLACE FUNCTION used_sessions(acting_role text, acting_person text, for_person text, in_period date,
                                         last_at timestamptz, last_session text, at_most int)
    RETURNS TABLE
            (
                session_id       text,
                kind             text,
                vendor           text,
                started_at       timestamptz,
                ordered_at       timestamptz,
                seconds          bigint,
                billed_minutes   bigint,
                unbilled_seconds bigint,
                clock            text
            )
    LANGUAGE plpgsql AS
$$
#variable_conflict use_column
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY
        SELECT s.session_id, coalesce(m.kind, r.kind), m.vendor, m.started_at, o.at, s.seconds, s.billed_minutes,
               s.unbilled_seconds, s.clock
        FROM (SELECT e.session_id, min(e.booked_at) AS booked_at, sum(e.seconds)::bigint AS seconds,
                     sum(e.billed_minutes)::bigint AS billed_minutes,
                     sum(e.unbilled_seconds)::bigint AS unbilled_seconds,
                     (array_agg(e.clock ORDER BY e.id DESC))[1] AS clock
              FROM ledger_entry e
              WHERE e.person_id = for_person AND e.period = in_period
              GROUP BY e.session_id) s
             LEFT JOIN metered_session m ON m.session_id = s.session_id
             LEFT JOIN reservation r ON r.session_id = s.session_id
             CROSS JOIN LATERAL (SELECT coalesce(m.started_at, s.booked_at) AS at) o
        WHERE last_at IS NULL OR (o.at, s.session_id) < (last_at, last_session)
        ORDER BY o.at DESC, s.session_id DESC
        LIMIT at_most;
END
$$;

-- A person's periods, newest first, before one of them.
CREATE OR REPLACE FUNCTION usage_history(acting_role text, acting_person text, for_person text, before date, at_most int)
    RETURNS TABLE
            (
                period            date,
                allowance_seconds bigint,
                used_seconds      bigint,
                billed_minutes    bigint,
                sessions          bigint
            )
    LANGUAGE plpgsql AS
$$
#variable_conflict use_column
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY
        SELECT p.period, p.allowance_seconds, p.used_seconds, l.billed_minutes, l.sessions
        FROM (SELECT u.period, u.allowance_seconds, u.used_seconds
              FROM usage_period u
              WHERE u.person_id = for_person AND (before IS NULL OR u.period < before)
              ORDER BY u.period DESC
              LIMIT at_most) p
             CROSS JOIN LATERAL (SELECT coalesce(sum(e.billed_minutes), 0)::bigint AS billed_minutes,
                                        count(DISTINCT e.session_id) AS sessions
                                 FROM ledger_entry e
                                 WHERE e.person_id = for_person AND e.period = p.period) l
        ORDER BY p.period DESC;
END
$$;

-- Who used most in a period, after a place in that order. Of an allowance of nothing, any use is more than all of it.
CREATE OR REPLACE FUNCTION people_by_use(acting_role text, acting_person text, in_period date, percent_min int,
                                         on_plan text, last_used bigint, last_person text, at_most int)
    RETURNS TABLE
            (
                person_id         text,
                plan              text,
                allowance_seconds bigint,
                used_seconds      bigint,
                reserved_seconds  bigint
            )
    LANGUAGE plpgsql AS
$$
#variable_conflict use_column
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY
        SELECT u.person_id, u.plan, u.allowance_seconds, u.used_seconds, u.reserved_seconds
        FROM usage_period u
        WHERE u.period = in_period
          AND (on_plan IS NULL OR u.plan = on_plan)
          AND (percent_min = 0 OR u.used_seconds > 0 AND u.used_seconds * 100 >= u.allowance_seconds * percent_min)
          AND (last_used IS NULL OR u.used_seconds < last_used
            OR u.used_seconds = last_used AND u.person_id > last_person)
        ORDER BY u.used_seconds DESC, u.person_id
        LIMIT at_most;
END
$$;

-- A person's statement of a period: a row for each entry, and one without an entry if there is none. Nothing in it comes
-- from a counter, so it can be rebuilt from the ledger alone. The plan is the one that the period ends with.
CREATE OR REPLACE FUNCTION statement_of(acting_role text, acting_person text, for_person text, in_period date)
    RETURNS TABLE
            (
                plan              text,
                allowance_seconds bigint,
                session_id        text,
                kind              text,
                vendor            text,
                started_at        timestamptz,
                entry             text,
                seconds           bigint,
                billed_minutes    bigint,
                unbilled_seconds  bigint,
                clock             text,
                booked_at         timestamptz,
                event_id          text,
                deliveries        text[]
            )
    LANGUAGE plpgsql AS
$$
#variable_conflict use_column
DECLARE
    -- Worked out once, not for each line.
    last_plan text;
    allowance bigint;
BEGIN
    PERFORM act_as(acting_role, acting_person);
    last_plan := (terms_at(for_person, period_end(in_period) - interval '1 microsecond')).plan;
    allowance := allowance_of(for_person, in_period);
    RETURN QUERY
        SELECT last_plan, allowance, l.session_id, l.kind, l.vendor, l.started_at, l.entry, l.seconds,
               l.billed_minutes, l.unbilled_seconds, l.clock, l.booked_at, l.event_id, l.deliveries
        FROM (SELECT) AS always
             LEFT JOIN (SELECT e.id, min(e.id) OVER (PARTITION BY e.session_id) AS first_id, e.session_id, m.kind,
                               m.vendor, m.started_at, e.kind AS entry, e.seconds, e.billed_minutes,
                               e.unbilled_seconds, e.clock, e.booked_at, e.event_id, e.deliveries
                        FROM ledger_entry e LEFT JOIN metered_session m ON m.session_id = e.session_id
                        WHERE e.person_id = for_person AND e.period = in_period) l ON true
        ORDER BY l.first_id, l.id;
END
$$;

-- What was used by the sessions of a range, together by `day`, `kind`, `vendor` or `plan`: the one that the person was on
-- when the session started.
CREATE OR REPLACE FUNCTION usage_report(acting_role text, acting_person text, starts timestamptz, ends timestamptz,
                                        grouped_by text)
    RETURNS TABLE
            (
                key              text,
                sessions         bigint,
                seconds          bigint,
                billed_minutes   bigint,
                unbilled_seconds bigint
            )
    LANGUAGE plpgsql AS
$$
#variable_conflict use_column
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY
        SELECT CASE grouped_by
                   WHEN 'day' THEN to_char(o.at AT TIME ZONE 'UTC', 'YYYY-MM-DD')
                   WHEN 'kind' THEN coalesce(m.kind, r.kind, 'unknown')
                   WHEN 'vendor' THEN coalesce(m.vendor, 'unknown')
                   WHEN 'plan' THEN coalesce((SELECT s.plan FROM subscription s
                                              WHERE s.person_id = l.person_id AND s.starts_at <= o.at
                                              ORDER BY s.starts_at DESC LIMIT 1), 'free')
                   END AS key,
               count(*), sum(l.seconds)::bigint, sum(l.billed_minutes)::bigint, sum(l.unbilled_seconds)::bigint
        FROM (SELECT e.session_id, e.person_id, min(e.booked_at) AS booked_at, sum(e.seconds) AS seconds,
                     sum(e.billed_minutes) AS billed_minutes, sum(e.unbilled_seconds) AS unbilled_seconds
              FROM ledger_entry e
              -- A session's first period is the month of its start, or the one before its booking; its last is the next.
              WHERE e.period BETWEEN period_of(starts) - interval '1 month' AND period_of(ends) + interval '1 month'
              GROUP BY e.session_id, e.person_id) l
             LEFT JOIN metered_session m ON m.session_id = l.session_id
             LEFT JOIN reservation r ON r.session_id = l.session_id
             CROSS JOIN LATERAL (SELECT coalesce(m.started_at, l.booked_at) AS at) o
        WHERE o.at >= starts AND o.at < ends
        GROUP BY 1
        ORDER BY 1;
END
$$;

-- Sessions of a range whose clocks differ by more than a minute or by more than a tenth of the longest, newest first, after
-- a place in that order. A clock that is not known differs from none.
CREATE OR REPLACE FUNCTION discrepancies(acting_role text, acting_person text, starts timestamptz, ends timestamptz,
                                         last_at timestamptz, last_session text, at_most int)
    RETURNS TABLE
            (
                session_id         text,
                person_id          text,
                kind               text,
                vendor             text,
                started_at         timestamptz,
                our_seconds        bigint,
                vendor_seconds     bigint,
                joined_seconds     bigint,
                difference_seconds bigint,
                clock              text,
                seconds            bigint,
                billed_minutes     bigint,
                unbilled_seconds   bigint
            )
    LANGUAGE plpgsql AS
$$
#variable_conflict use_column
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY
        SELECT d.session_id, d.person_id, d.kind, d.vendor, d.started_at, d.our_seconds, d.vendor_seconds,
               d.joined_seconds, d.longest - d.shortest, b.clock, b.seconds, b.billed_minutes, b.unbilled_seconds
        FROM (SELECT m.*, greatest(m.our_seconds, m.vendor_seconds, m.joined_seconds) AS longest,
                     least(m.our_seconds, m.vendor_seconds, m.joined_seconds) AS shortest
              FROM metered_session m
              WHERE m.started_at >= starts AND m.started_at < ends) d
             CROSS JOIN LATERAL (SELECT (array_agg(e.clock ORDER BY e.id DESC))[1] AS clock,
                                        coalesce(sum(e.seconds), 0)::bigint AS seconds,
                                        coalesce(sum(e.billed_minutes), 0)::bigint AS billed_minutes,
                                        coalesce(sum(e.unbilled_seconds), 0)::bigint AS unbilled_seconds
                                 FROM ledger_entry e
                                 WHERE e.person_id = d.person_id AND e.session_id = d.session_id) b
        WHERE (d.longest - d.shortest > 60 OR (d.longest - d.shortest) * 10 > d.longest)
          AND (last_at IS NULL OR (d.started_at, d.session_id) < (last_at, last_session))
        ORDER BY d.started_at DESC, d.session_id DESC
        LIMIT at_most;
END
$$;
