-- What is known of the agent of each session that lives, and when it is to be looked at again. A row lives as long as its
-- session does.
CREATE TABLE attendance
(
    session_id     text PRIMARY KEY REFERENCES voice_session (id) ON DELETE CASCADE,
    person_id      text        NOT NULL,
    pool           text        NOT NULL,
    agent_name     text        NOT NULL,
    state          text        NOT NULL CHECK (state IN ('called', 'there', 'lost')),
    -- The number of the last call in this session.
    attempt        int         NOT NULL,
    -- How often somebody was called for the arrival that is awaited.
    calls          int         NOT NULL,
    replacements   int         NOT NULL DEFAULT 0,
    -- What the last call is known by; absent until it is known to have been made.
    ref            text,
    -- The first of the calls for the arrival that is awaited.
    called_at      timestamptz NOT NULL,
    first_there_at timestamptz,
    agent_sid      text,
    agent_identity text,
    -- Agents that were called before this attempt are no longer listened to.
    heard_from     int         NOT NULL DEFAULT 1,
    heard_at       timestamptz,
    -- Somebody said that its job is over.
    doubted        boolean     NOT NULL DEFAULT false,
    -- Other agents that were seen in the room, by identity.
    extras         text[]      NOT NULL DEFAULT '{}',
    agent_due_at   timestamptz,
    person_due_at  timestamptz,
    extras_due_at  timestamptz,
    due_at         timestamptz GENERATED ALWAYS AS (least(agent_due_at, person_due_at, extras_due_at)) STORED,
    -- An instance has taken it up, and acts on it until then at the latest.
    taken_until    timestamptz
) WITH (fillfactor = 70);

CREATE INDEX attendance_due ON attendance (due_at) WHERE due_at IS NOT NULL;

ALTER TABLE attendance ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON attendance USING (acts_as_service() OR person_id = acting_person());

ALTER TABLE voice_session
    -- When the first agent was there.
    ADD COLUMN agent_ready_at timestamptz,
    -- Until then a call for an agent may be under way that would open the room again.
    ADD COLUMN room_due_until timestamptz;
