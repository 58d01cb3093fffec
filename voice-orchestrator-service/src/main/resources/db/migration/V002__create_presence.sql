-- Who is in a room, by the vendor's id of the presence: somebody who comes back is another presence, and the news of
-- leaving may overtake the news of joining.
CREATE TABLE presence
(
    session_id text NOT NULL REFERENCES voice_session (id) ON DELETE CASCADE,
    sid        text NOT NULL,
    person_id  text NOT NULL,
    joined_at  timestamptz,
    left_at    timestamptz,
    PRIMARY KEY (session_id, sid)
);

ALTER TABLE presence ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON presence USING (acts_as_service() OR person_id = acting_person());
