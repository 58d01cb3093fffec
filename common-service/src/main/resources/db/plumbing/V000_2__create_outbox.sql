CREATE SEQUENCE outbox_position;

CREATE TABLE outbox
(
    position    bigint PRIMARY KEY,
    event_id    uuid        NOT NULL,
    event_type  text        NOT NULL,
    topic       text        NOT NULL,
    key         text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    payload     text        NOT NULL,
    traceparent text        NOT NULL,
    appended_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempts    int         NOT NULL DEFAULT 0,
    retry_at    timestamptz,
    last_error  text
);

-- Which keys wait for a row that Kafka refused.
CREATE INDEX outbox_held_back ON outbox (key, position) WHERE retry_at IS NOT NULL;

-- Transactions that append to one key do so one after the other, each holding the key until it commits, and a
-- position is drawn only once the key is held. So positions of a key are in commit order, and none can turn up late.
CREATE FUNCTION take_outbox_position() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext(TG_TABLE_SCHEMA), hashtext(NEW.key));
    NEW.position := nextval('outbox_position');
    RETURN NEW;
END
$$;

CREATE TRIGGER outbox_takes_position
    BEFORE INSERT
    ON outbox
    FOR EACH ROW
EXECUTE FUNCTION take_outbox_position();

CREATE FUNCTION wake_outbox_relay() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    PERFORM pg_notify('outbox_' || TG_TABLE_SCHEMA, '');
    RETURN NULL;
END
$$;

CREATE TRIGGER outbox_wakes_relay
    AFTER INSERT
    ON outbox
    FOR EACH STATEMENT
EXECUTE FUNCTION wake_outbox_relay();

-- Events hold what people said: anyone may leave one, only the relay reads them.
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
CREATE POLICY append ON outbox FOR INSERT WITH CHECK (true);
CREATE POLICY relay ON outbox USING (acts_as_service());
