-- The receipt of an erasure, and what keeps late events of an erased person out. It names nobody: the person is there
-- as the SHA-256 of their id only.
CREATE TABLE erasure
(
    person_digest text PRIMARY KEY,
    erased_at     timestamptz NOT NULL
);

ALTER TABLE erasure ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON erasure
    USING (acts_as_service() OR person_digest = encode(sha256(convert_to(acting_person(), 'UTF8')), 'hex'));
