-- Whom Tavus was asked to show. It is null where that was left to Tavus's persona, and elsewhere.
ALTER TABLE session
    ADD COLUMN replica_id text;
