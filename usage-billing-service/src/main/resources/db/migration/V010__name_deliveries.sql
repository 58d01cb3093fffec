-- The webhook deliveries that an entry rests on, as the event named them.
ALTER TABLE ledger_entry
    ADD COLUMN deliveries text[] NOT NULL DEFAULT '{}';
