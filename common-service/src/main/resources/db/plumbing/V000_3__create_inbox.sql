CREATE TABLE inbox
(
    event_id text PRIMARY KEY,
    seen_at  timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX inbox_seen_at ON inbox USING brin (seen_at);
