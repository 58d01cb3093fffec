CREATE TABLE session
(
    id                      text PRIMARY KEY,
    person_id               text        NOT NULL,
    kind                    text        NOT NULL,
    vendor                  text        NOT NULL,
    state                   text        NOT NULL CHECK (state IN ('requested', 'active', 'ended', 'failed')),
    persona_id              text,
    persona_name            text,
    idempotency_key         text,
    vendor_conversation     text,
    join_url                text,
    limit_seconds           bigint,
    requested_at            timestamptz NOT NULL,
    started_at              timestamptz,
    ended_at                timestamptz,
    lasted_seconds          bigint,
    end_reason              text,
    -- True from our end until the vendor has confirmed its own.
    vendor_end_due          boolean     NOT NULL DEFAULT false,
    transcript_stored       boolean     NOT NULL DEFAULT false,
    -- When the vendor was last asked what it knows of this session.
    polled_at               timestamptz,
    -- The ids under which the mentor app knows this session.
    mentor_conversation_id  uuid        NOT NULL,
    daily_session_id        uuid        NOT NULL,
    version                 int         NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX session_vendor_conversation ON session (vendor, vendor_conversation);
-- One intent per key; one that failed leaves the key free for another try.
CREATE UNIQUE INDEX session_idempotency_key ON session (person_id, idempotency_key) WHERE state <> 'failed';
CREATE INDEX session_unfinished ON session (requested_at) WHERE state IN ('requested', 'active') OR vendor_end_due;

ALTER TABLE session ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON session USING (acts_as_service() OR person_id = acting_person());
