-- The session that a fact names, if it names one: it waits for that, and not for whichever has its conversation.
ALTER TABLE waiting_fact
    ADD COLUMN session_id text;
