-- That a person was erased, and how far that has come. It names nobody: the person is there as the SHA-256 of their id
-- only.
CREATE TABLE erasure_receipt
(
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_digest text        NOT NULL,
    -- What began up to then is gone, and stays out.
    asked_at      timestamptz NOT NULL,
    erased_at     timestamptz NOT NULL,
    sessions      int         NOT NULL,
    turns         int         NOT NULL,
    -- Those that a vendor is asked to delete.
    conversations int         NOT NULL DEFAULT 0,
    -- When the last of them was confirmed.
    done_at       timestamptz,
    UNIQUE (person_digest, asked_at)
);

-- What is left of an erased session for a while: enough to have its conversation deleted at the vendor, and to keep
-- late news of it out. It says neither whose it was nor what it was about.
CREATE TABLE erased_session
(
    session_id          text PRIMARY KEY,
    receipt_id          bigint      NOT NULL REFERENCES erasure_receipt (id),
    -- As events spell it.
    vendor              text        NOT NULL,
    -- Null if there may be one that only the vendor knows.
    vendor_conversation text,
    erased_at           timestamptz NOT NULL,
    deletion_due        boolean     NOT NULL,
    tried_at            timestamptz
);

CREATE INDEX erased_session_conversation ON erased_session (vendor, vendor_conversation);
CREATE INDEX erased_session_receipt ON erased_session (receipt_id) WHERE deletion_due;
CREATE INDEX erased_session_due ON erased_session (tried_at NULLS FIRST) WHERE deletion_due;

ALTER TABLE erasure_receipt ENABLE ROW LEVEL SECURITY;
CREATE POLICY service ON erasure_receipt USING (acts_as_service());
ALTER TABLE erased_session ENABLE ROW LEVEL SECURITY;
CREATE POLICY service ON erased_session USING (acts_as_service());
