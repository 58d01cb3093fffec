-- The pool that the session's agent counts for; known once there is room for it.
ALTER TABLE voice_session
    ADD COLUMN agent_pool text;
