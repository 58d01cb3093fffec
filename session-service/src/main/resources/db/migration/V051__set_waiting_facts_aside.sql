-- Set for a fact that could not be read when its turn came: it holds up no other, and stays until somebody has looked.
-- Setting it back to null and `arrived_at` to now has it tried again.
ALTER TABLE waiting_fact
    ADD COLUMN set_aside_at timestamptz;
