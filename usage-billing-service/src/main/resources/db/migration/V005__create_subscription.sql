-- Which plan a person is on, and since when. Whoever has no row is on the plan `free`.
CREATE TABLE subscription
(
    person_id text PRIMARY KEY,
    plan      text        NOT NULL REFERENCES plan,
    since     timestamptz NOT NULL
);

ALTER TABLE subscription ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON subscription USING (acts_as_service() OR person_id = acting_person());
