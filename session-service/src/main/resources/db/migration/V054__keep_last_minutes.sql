-- Whether the limit is what the person's plan had left: whoever reaches it has used the plan up.
ALTER TABLE session
    ADD COLUMN last_minutes boolean NOT NULL DEFAULT false;
