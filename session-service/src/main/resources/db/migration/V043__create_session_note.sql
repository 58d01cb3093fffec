-- What a person keeps of a session for themselves. The version tells whether it has changed since it was read.
CREATE TABLE session_note
(
    session_id text PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    person_id  text        NOT NULL,
    text       text        NOT NULL,
    version    int         NOT NULL,
    written_at timestamptz NOT NULL
);

ALTER TABLE session_note ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON session_note USING (acts_as_service() OR person_id = acting_person());
