-- A person's minutes in one calendar month (UTC). The check is the last line of defence for "never over-admitted":
-- no statement can reserve what is not there.
CREATE TABLE usage_period
(
    person_id         text   NOT NULL,
    period            date   NOT NULL CHECK (extract(day FROM period) = 1),
    allowance_seconds bigint NOT NULL,
    used_seconds      bigint NOT NULL DEFAULT 0 CHECK (used_seconds >= 0),
    reserved_seconds  bigint NOT NULL DEFAULT 0 CHECK (reserved_seconds >= 0),
    PRIMARY KEY (person_id, period)
);

ALTER TABLE usage_period ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON usage_period USING (acts_as_service() OR person_id = acting_person());
