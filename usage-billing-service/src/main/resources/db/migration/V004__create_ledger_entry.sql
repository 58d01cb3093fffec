-- What was used, for ever. A correction is a new row; nothing is changed and nothing is removed, not even by the owner.
CREATE TABLE ledger_entry
(
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    session_id     text        NOT NULL,
    person_id      text        NOT NULL,
    period         date        NOT NULL,
    kind           text        NOT NULL CHECK (kind IN ('settlement', 'correction')),
    seconds        bigint      NOT NULL,
    billed_minutes bigint      NOT NULL,
    booked_at      timestamptz NOT NULL
);

-- A session is settled once.
CREATE UNIQUE INDEX ledger_entry_settlement ON ledger_entry (session_id) WHERE kind = 'settlement';
CREATE INDEX ledger_entry_person ON ledger_entry (person_id, period);

CREATE FUNCTION refuse_ledger_change() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'The ledger is append-only';
END
$$;

CREATE TRIGGER ledger_is_append_only
    BEFORE UPDATE OR DELETE
    ON ledger_entry
    FOR EACH ROW
EXECUTE FUNCTION refuse_ledger_change();

CREATE TRIGGER ledger_is_never_emptied
    BEFORE TRUNCATE
    ON ledger_entry
EXECUTE FUNCTION refuse_ledger_change();

ALTER TABLE ledger_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ledger_entry USING (acts_as_service() OR person_id = acting_person());
