CREATE TABLE transcript_turn
(
    session_id     text NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    position       int  NOT NULL,
    person_id      text NOT NULL,
    role           text NOT NULL,
    said           text NOT NULL,
    offset_seconds double precision,
    PRIMARY KEY (session_id, position)
);

ALTER TABLE transcript_turn ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON transcript_turn USING (acts_as_service() OR person_id = acting_person());
