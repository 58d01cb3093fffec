-- Every webhook that was acknowledged, as it came. The dedupe key is the vendor's event id where there is one,
-- else a fingerprint of the content.
CREATE TABLE delivery
(
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    vendor       text        NOT NULL,
    dedupe_key   text        NOT NULL,
    event_type   text        NOT NULL,
    conversation text        NOT NULL,
    session_id   text,
    received_at  timestamptz NOT NULL,
    body         text        NOT NULL,
    UNIQUE (vendor, dedupe_key)
);

CREATE INDEX delivery_conversation ON delivery (vendor, conversation);

-- It holds what people said: only the service itself and its operators see it.
ALTER TABLE delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY service ON delivery USING (acts_as_service());
