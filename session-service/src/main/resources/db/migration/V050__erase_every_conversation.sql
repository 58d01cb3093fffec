-- A session that went on at another vendor, or whose start was lost, may have left a conversation at more than one place.
-- Each is a row of its own.
ALTER TABLE erased_session
    DROP CONSTRAINT erased_session_pkey,
    ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;

CREATE INDEX erased_session_session ON erased_session (session_id);
