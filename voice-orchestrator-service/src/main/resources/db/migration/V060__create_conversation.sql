-- What a person and an interpreter have to say to each other about one dream. It may be taken up again and again.
CREATE TABLE conversation
(
    id             uuid PRIMARY KEY,
    person_id      text        NOT NULL,
    dream_id       uuid        NOT NULL,
    interpreter_id text        NOT NULL,
    created_at     timestamptz NOT NULL,
    UNIQUE (person_id, dream_id, interpreter_id)
);

ALTER TABLE conversation ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON conversation USING (acts_as_service() OR person_id = acting_person());

-- One session at ElevenLabs: of a conversation, or prepared by session-service, which says what the agent is told.
CREATE TABLE talk
(
    id              text PRIMARY KEY,
    person_id       text        NOT NULL,
    conversation_id uuid REFERENCES conversation (id) ON DELETE CASCADE,
    kind            text        NOT NULL,
    agent_id        text        NOT NULL,
    variables       text,
    state           text        NOT NULL CHECK (state IN ('requested', 'active', 'ended', 'failed')),
    limit_seconds   bigint,
    requested_at    timestamptz NOT NULL,
    started_at      timestamptz,
    -- When the first of its vendor conversations began.
    joined_at       timestamptz,
    ended_at        timestamptz,
    lasted_seconds  bigint,
    end_reason      text,
    -- How long the vendor went on after our end, which it cannot be told of.
    overran_seconds bigint,
    messages        int         NOT NULL DEFAULT 0,
    version         int         NOT NULL DEFAULT 0
);

-- A double tap finds the talk that the first tap began.
CREATE UNIQUE INDEX talk_living ON talk (conversation_id) WHERE state IN ('requested', 'active');
CREATE INDEX talk_of_conversation ON talk (conversation_id, requested_at);
CREATE INDEX talk_unfinished ON talk (requested_at) WHERE state IN ('requested', 'active');
CREATE INDEX talk_of_person ON talk (person_id);

ALTER TABLE talk ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON talk USING (acts_as_service() OR person_id = acting_person());

-- What was asked of the vendor for a talk: each lets one browser begin one vendor conversation.
CREATE TABLE ticket
(
    vendor_conversation text PRIMARY KEY,
    talk_id             text        NOT NULL REFERENCES talk (id) ON DELETE CASCADE,
    person_id           text        NOT NULL,
    state               text        NOT NULL CHECK (state IN ('unused', 'used', 'over', 'void', 'refused')),
    -- Kept while it is good, so that whoever asks twice gets the same.
    signed_url          text,
    issued_at           timestamptz NOT NULL,
    expires_at          timestamptz NOT NULL,
    began_at            timestamptz,
    over_at             timestamptz,
    end_reason          text,
    polled_at           timestamptz,
    version             int         NOT NULL DEFAULT 0
);

CREATE INDEX ticket_of_talk ON ticket (talk_id, issued_at);
CREATE INDEX ticket_open ON ticket (issued_at) WHERE state IN ('unused', 'used');

ALTER TABLE ticket ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ticket USING (acts_as_service() OR person_id = acting_person());
