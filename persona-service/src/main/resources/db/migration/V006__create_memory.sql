-- Which conversation at a vendor was whose, and what is remembered of it. Sessions and transcripts come from two
-- topics in any order, so either may make the row: without a person it is a transcript that waits for its session.
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
    -- How many turns that transcript had and when it was learned: the fuller one counts, then the later one.
    heard_turns         int         NOT NULL DEFAULT 0,
    heard_at            timestamptz,
    learned_at          timestamptz NOT NULL,
    PRIMARY KEY (vendor, vendor_conversation)
);

CREATE INDEX conversation_of_person ON conversation (person_id, started_at DESC);
CREATE INDEX conversation_of_session ON conversation (session_id);
CREATE INDEX conversation_waits ON conversation (learned_at) WHERE person_id IS NULL;

-- How sessions ended. An end may come before the start, and says nothing of the conversations of its session; kept for
-- as long as one of them is.
CREATE TABLE session_end
(
    session_id      text PRIMARY KEY,
    ended_at        timestamptz,
    lasted_seconds  bigint,
    amended_at      timestamptz,
    amended_seconds bigint,
    learned_at      timestamptz NOT NULL
);

CREATE INDEX session_end_learned_at ON session_end (learned_at);

-- What must not come back with a late event. It names nobody.
CREATE TABLE forgotten_conversation
(
    vendor              text        NOT NULL,
    vendor_conversation text        NOT NULL,
    forgotten_at        timestamptz NOT NULL,
    PRIMARY KEY (vendor, vendor_conversation)
);

CREATE INDEX forgotten_conversation_forgotten_at ON forgotten_conversation (forgotten_at);

-- Without a row, conversations are remembered. With one, none is that started up to `until`; without an `until`, none.
CREATE TABLE memory_opt_out
(
    person_id text PRIMARY KEY,
    since     timestamptz NOT NULL,
    until     timestamptz
);

ALTER TABLE conversation ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON conversation USING (acts_as_service() OR person_id = acting_person());
-- An end is seen by whoever may see a conversation of its session.
ALTER TABLE session_end ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON session_end
    USING (acts_as_service() OR EXISTS (SELECT FROM conversation c
                                        WHERE c.session_id = session_end.session_id
                                          AND c.person_id = acting_person()));
-- Anyone may leave word that something is forgotten, only the consumers ask.
ALTER TABLE forgotten_conversation ENABLE ROW LEVEL SECURITY;
CREATE POLICY forget ON forgotten_conversation FOR INSERT WITH CHECK (true);
CREATE POLICY ask ON forgotten_conversation USING (acts_as_service());
ALTER TABLE memory_opt_out ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON memory_opt_out USING (acts_as_service() OR person_id = acting_person());
