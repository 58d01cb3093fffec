-- The version of the persona that the session was started with.
ALTER TABLE session
    ADD COLUMN persona_version int;
