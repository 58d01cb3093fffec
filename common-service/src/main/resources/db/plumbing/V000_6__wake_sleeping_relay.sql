-- Notifying takes a lock of the whole cluster until the commit is on the disk, so transactions that notify commit one after
-- the other. Therefore a commit wakes the relay only while it sleeps: it holds the lock of its sleep then. Who appends
-- while it is awake holds that lock shared until the commit, and the relay cannot fall asleep before it has seen the row.
CREATE OR REPLACE FUNCTION wake_outbox_relay() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    IF NOT pg_try_advisory_xact_lock_shared(hashtextextended('outbox sleep of ' || TG_TABLE_SCHEMA, 0)) THEN
        PERFORM pg_notify('outbox_' || TG_TABLE_SCHEMA, '');
    END IF;
    RETURN NULL;
END
$$;
