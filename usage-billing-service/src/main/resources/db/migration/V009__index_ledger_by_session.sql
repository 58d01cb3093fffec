-- A session's entries are asked for whenever something is booked of it, and for each line of a report on clocks.
CREATE INDEX ledger_entry_session ON ledger_entry (session_id);
