-- What each person pays for a period: the plan that it was metered under last, at the price in force at its end, or now
-- while it lasts, and the begun minutes beyond the allowance where the plan has a rate for them.
CREATE OR REPLACE FUNCTION plan_price(in_period date, at timestamptz)
    RETURNS TABLE
            (
                person_id   text,
                price_minor bigint,
                currency    text
            )
    LANGUAGE sql STABLE AS
$$
SELECT u.person_id,
       t.price_minor + coalesce(u.overage_minute_minor, 0) * ((greatest(0, u.used_seconds - u.allowance_seconds) + 59) / 60),
       t.currency
FROM usage_period u
     CROSS JOIN LATERAL (SELECT p.price_minor, p.currency FROM plan_terms p
                         WHERE p.plan = u.plan
                           AND p.effective_from <= least(at, period_end(in_period) - interval '1 microsecond')
                         ORDER BY p.effective_from DESC LIMIT 1) t
WHERE u.period = in_period
$$;

-- What each session was billed in a period, and its share of the price of the person's plan: as large as its share of all
-- that the person was billed, rounded down, so that no more is given out than was paid. Null if no price is known.
CREATE OR REPLACE FUNCTION plan_share(in_period date, at timestamptz)
    RETURNS TABLE
            (
                session_id  text,
                person_id   text,
                seconds     bigint,
                share_minor bigint,
                currency    text
            )
    LANGUAGE sql STABLE AS
$$
SELECT b.session_id, b.person_id, b.seconds::bigint,
       div(p.price_minor * b.seconds, greatest(1, sum(b.seconds) OVER (PARTITION BY b.person_id)))::bigint, p.currency
FROM (SELECT l.session_id, l.person_id, sum(l.seconds) AS seconds
      FROM ledger_entry l WHERE l.period = in_period
      GROUP BY l.session_id, l.person_id) b
     LEFT JOIN plan_price(in_period, at) p USING (person_id)
$$;
