-- What its person calls it. Vendors know a session by its id.
ALTER TABLE session
    ADD COLUMN conversation_name text;

-- Who else was to take part, as the session's person named them.
CREATE TABLE invitation
(
    session_id text NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    position   int  NOT NULL,
    person_id  text NOT NULL,
    invited    text NOT NULL,
    PRIMARY KEY (session_id, position)
);

ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON invitation USING (acts_as_service() OR person_id = acting_person());

-- Vendors that a session has gone on from, and that may have a conversation of it all the same.
CREATE TABLE left_behind
(
    session_id text        NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    vendor     text        NOT NULL,
    person_id  text        NOT NULL,
    since      timestamptz NOT NULL,
    PRIMARY KEY (session_id, vendor)
);

CREATE INDEX left_behind_since ON left_behind (since);

ALTER TABLE left_behind ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON left_behind USING (acts_as_service() OR person_id = acting_person());
