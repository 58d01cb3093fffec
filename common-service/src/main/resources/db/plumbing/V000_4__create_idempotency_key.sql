CREATE TABLE idempotency_key
(
    person_id      text        NOT NULL,
    key            text        NOT NULL,
    request_digest text        NOT NULL,
    claimed_at     timestamptz NOT NULL,
    answer         text,
    PRIMARY KEY (person_id, key)
);

CREATE INDEX idempotency_key_claimed_at ON idempotency_key (claimed_at);

ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON idempotency_key USING (acts_as_service() OR person_id = acting_person());
