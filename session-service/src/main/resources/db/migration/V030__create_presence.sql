-- Who was there, once for each time that they came. Joining and leaving may be told in either order, and one of them
-- may never be told. The deliveries are those that prove it, where a webhook brought it.
CREATE TABLE presence
(
    session_id      text NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    sid             text NOT NULL,
    person_id       text NOT NULL,
    identity        text NOT NULL,
    role            text NOT NULL CHECK (role IN ('person', 'agent', 'other')),
    joined_at       timestamptz,
    joined_delivery text,
    left_at         timestamptz,
    left_delivery   text,
    PRIMARY KEY (session_id, sid)
);

ALTER TABLE presence ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON presence USING (acts_as_service() OR person_id = acting_person());
