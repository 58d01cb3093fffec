-- Rooms of erased sessions, until LiveKit and Redis have nothing of them any more. A room bears its session's id; it says
-- neither whose it was nor what it was about.
CREATE TABLE erased_room
(
    room      text PRIMARY KEY,
    erased_at timestamptz NOT NULL,
    tried_at  timestamptz
);

CREATE INDEX erased_room_due ON erased_room (tried_at NULLS FIRST);

ALTER TABLE erased_room ENABLE ROW LEVEL SECURITY;
CREATE POLICY service ON erased_room USING (acts_as_service());
