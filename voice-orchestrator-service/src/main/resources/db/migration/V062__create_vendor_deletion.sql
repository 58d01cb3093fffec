-- Conversations that ElevenLabs still has to forget: of erased people, and those that nobody may begin any more. They
-- name nobody.
CREATE TABLE vendor_deletion
(
    vendor_conversation text PRIMARY KEY,
    -- Until then it is deleted again and again: somebody may be talking yet, and what they say is told afterwards.
    until               timestamptz NOT NULL,
    tried_at            timestamptz
);

CREATE INDEX vendor_deletion_due ON vendor_deletion (tried_at NULLS FIRST);

-- Whoever replaces a ticket leaves one; only the service reads them.
ALTER TABLE vendor_deletion ENABLE ROW LEVEL SECURITY;
CREATE POLICY service ON vendor_deletion USING (acts_as_service()) WITH CHECK (true);
