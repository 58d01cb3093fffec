-- What the AI saw of the person, in the vendor's words.
CREATE TABLE perception
(
    session_id   text PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    person_id    text        NOT NULL,
    analysis     text        NOT NULL,
    perceived_at timestamptz NOT NULL
);

ALTER TABLE perception ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON perception USING (acts_as_service() OR person_id = acting_person());
