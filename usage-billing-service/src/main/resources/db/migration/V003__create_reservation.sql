CREATE TABLE reservation
(
    id              uuid PRIMARY KEY,
    session_id      text        NOT NULL UNIQUE,
    person_id       text        NOT NULL,
    period          date        NOT NULL,
    state           text        NOT NULL CHECK (state IN ('reserved', 'settled', 'released')),
    granted_seconds bigint      NOT NULL CHECK (granted_seconds >= 0),
    reserved_at     timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL
);

CREATE INDEX reservation_expiring ON reservation (expires_at) WHERE state = 'reserved';

ALTER TABLE reservation ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON reservation USING (acts_as_service() OR person_id = acting_person());
