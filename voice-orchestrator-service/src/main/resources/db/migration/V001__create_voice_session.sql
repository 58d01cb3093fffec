CREATE TABLE voice_session
(
    id             text PRIMARY KEY,
    person_id      text        NOT NULL,
    state          text        NOT NULL CHECK (state IN ('requested', 'active', 'ended', 'failed')),
    idempotency_key text,
    voice          text        NOT NULL,
    opening_line   text,
    system_prompt  text,
    agent_name     text        NOT NULL,
    limit_seconds  bigint,
    requested_at   timestamptz NOT NULL,
    started_at     timestamptz,
    ended_at       timestamptz,
    lasted_seconds bigint,
    end_reason     text,
    -- True from our end until the room is gone.
    room_due       boolean     NOT NULL DEFAULT false,
    version        int         NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX voice_session_idempotency_key ON voice_session (person_id, idempotency_key) WHERE state <> 'failed';
CREATE INDEX voice_session_unfinished ON voice_session (requested_at) WHERE state IN ('requested', 'active') OR room_due;

ALTER TABLE voice_session ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON voice_session USING (acts_as_service() OR person_id = acting_person());
