-- A session may come from session-service, with a kind of its own and any voice of the catalogue. Voices are stored by
-- their names from now on.
ALTER TABLE voice_session
    ADD COLUMN kind text NOT NULL DEFAULT 'VOICE';

UPDATE voice_session
SET voice = initcap(voice);
