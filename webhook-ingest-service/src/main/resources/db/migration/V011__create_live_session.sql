-- Sessions that should be heard of, so that a vendor's silence can be told from a quiet night. Only what that takes, and
-- nothing of the person.
CREATE TABLE live_session
(
    session_id text PRIMARY KEY,
    vendor     text        NOT NULL,
    started_at timestamptz NOT NULL,
    -- Whatever is not heard of its end, it is over then.
    over_at    timestamptz NOT NULL
);

ALTER TABLE live_session ENABLE ROW LEVEL SECURITY;
CREATE POLICY service ON live_session USING (acts_as_service());
