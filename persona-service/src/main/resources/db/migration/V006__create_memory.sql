-- Which conversation at a vendor was whose. Sessions and transcripts come from two topics in any order, so either may
-- make the row: without a person it is a transcript that waits for its session.
CREATE TABLE conversation
(
    vendor              text        NOT NULL,
    vendor_conversation text        NOT NULL,
    session_id          text,
    person_id           text,
    persona_id          text,
    kind                text,
    started_at          timestamptz,
    ended_at            timestamptz,
    lasted_seconds      bigint,
    -- What the transcript gave, cut to what is remembered.
    topic               text,
    closing_lines       text[]      NOT NULL DEFAULT '{}',
    learned_at          timestamptz NOT NULL,
    PRIMARY KEY (vendor, vendor_conversation)
);

CREATE INDEX conversation_of_person ON conversation (person_id, started_at DESC);
CREATE INDEX conversation_of_session ON conversation (session_id);
CREATE INDEX conversation_learned_at ON conversation (learned_at);

-- A row says no: without one, conversations are remembered.
CREATE TABLE memory_opt_out
(
    person_id text PRIMARY KEY,
    since     timestamptz NOT NULL
);

ALTER TABLE conversation ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON conversation USING (acts_as_service() OR person_id = acting_person());
ALTER TABLE memory_opt_out ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON memory_opt_out USING (acts_as_service() OR person_id = acting_person());
