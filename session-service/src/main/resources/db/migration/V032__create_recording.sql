-- Where a recording of a session lies, at the vendor or in our own store.
CREATE TABLE recording
(
    session_id     text        NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    person_id      text        NOT NULL,
    location       text        NOT NULL,
    recorded_at    timestamptz NOT NULL,
    lasted_seconds bigint,
    delivery       text
);

-- A location may be longer than an index takes.
CREATE UNIQUE INDEX recording_location ON recording (session_id, md5(location));

ALTER TABLE recording ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON recording USING (acts_as_service() OR person_id = acting_person());
