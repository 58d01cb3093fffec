-- What a plan gives and costs, from a moment on and until its next terms. Money is in minor units: cents, not dollars.
CREATE TABLE plan_terms
(
    plan                 text        NOT NULL REFERENCES plan,
    effective_from       timestamptz NOT NULL,
    allowance_seconds    bigint      NOT NULL CHECK (allowance_seconds >= 0),
    features             text[]      NOT NULL DEFAULT '{}',
    sessions_max         int         NOT NULL CHECK (sessions_max > 0),
    price_minor          bigint      NOT NULL CHECK (price_minor >= 0),
    currency             text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    -- What a minute beyond the allowance costs; null where nobody gets beyond it.
    overage_minute_minor bigint CHECK (overage_minute_minor >= 0),
    PRIMARY KEY (plan, effective_from)
);

-- Prices are the operator's to set.
INSERT INTO plan_terms (plan, effective_from, allowance_seconds, features, sessions_max, price_minor, currency)
SELECT code, '2000-01-01T00:00:00Z', allowance_seconds, features,
       CASE code WHEN 'free' THEN 3 WHEN 'reflect_plus' THEN 5 ELSE 10 END, 0, 'USD'
FROM plan;

ALTER TABLE plan
    DROP COLUMN allowance_seconds,
    DROP COLUMN features;

-- Which plan a person is on, one row for each change, the next one perhaps still to come. Two plans cannot begin at one
-- moment. Whoever has no row yet is on the plan `free`.
ALTER TABLE subscription
    RENAME COLUMN since TO starts_at;
ALTER TABLE subscription
    DROP CONSTRAINT subscription_pkey,
    ADD PRIMARY KEY (person_id, starts_at),
    -- When it was told that the change had taken effect.
    ADD COLUMN told_at timestamptz;
UPDATE subscription SET told_at = starts_at;

CREATE INDEX subscription_untold ON subscription (starts_at) WHERE told_at IS NULL;

-- What a person's plan was at a moment, and its terms. Terms that come later count for whoever subscribes after them, and
-- for everybody from their next period on.
CREATE FUNCTION terms_at(for_person text, moment timestamptz) RETURNS plan_terms
    LANGUAGE sql STABLE AS
$$
SELECT t
FROM plan_terms t
WHERE t.plan = coalesce((SELECT s.plan FROM subscription s WHERE s.person_id = for_person AND s.starts_at <= moment
                         ORDER BY s.starts_at DESC LIMIT 1), 'free')
  AND t.effective_from <= moment
ORDER BY t.effective_from DESC
LIMIT 1
$$;

CREATE FUNCTION period_start(in_period date) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE
RETURN in_period::timestamp AT TIME ZONE 'UTC';

CREATE FUNCTION period_end(in_period date) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE
RETURN (in_period + interval '1 month')::timestamp AT TIME ZONE 'UTC';

CREATE FUNCTION period_of(moment timestamptz) RETURNS date
    LANGUAGE sql IMMUTABLE
RETURN date_trunc('month', moment AT TIME ZONE 'UTC')::date;

-- The allowance of a period: each plan that the person is on in it gives its share for as many seconds as it lasts. So
-- it is the same whenever it is worked out, and a change in the middle of the month changes the rest of the month.
CREATE FUNCTION allowance_of(for_person text, in_period date) RETURNS bigint
    LANGUAGE sql STABLE AS
$$
WITH spell AS (SELECT begins, lead(begins, 1, period_end(in_period)) OVER (ORDER BY begins) AS ends
               FROM (SELECT period_start(in_period) AS begins
                     UNION
                     SELECT starts_at FROM subscription
                     WHERE person_id = for_person AND starts_at > period_start(in_period)
                       AND starts_at < period_end(in_period)) AS change)
SELECT floor(sum((terms_at(for_person, begins)).allowance_seconds * extract(epoch FROM ends - begins))
                 / extract(epoch FROM period_end(in_period) - period_start(in_period)))::bigint
FROM spell
$$;
