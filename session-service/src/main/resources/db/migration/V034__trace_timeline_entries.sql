-- Where a fact came from, and whether it came late or once more. The fingerprint tells the facts of a session apart: it
-- stands there once as news and once as a duplicate.
ALTER TABLE timeline_entry
    ADD COLUMN vendor       text,
    ADD COLUMN delivery     text,
    ADD COLUMN is_late      boolean NOT NULL DEFAULT false,
    ADD COLUMN is_duplicate boolean NOT NULL DEFAULT false,
    ADD COLUMN fingerprint  text;

CREATE UNIQUE INDEX timeline_entry_fact ON timeline_entry (session_id, fingerprint, is_duplicate);
