-- A list is newest first, and may be narrowed by each of these: reading a page never means reading what is not on it.
CREATE INDEX session_newest ON session (requested_at, id);
CREATE INDEX session_newest_of_person ON session (person_id, requested_at, id);
CREATE INDEX session_newest_with_persona ON session (persona_id, requested_at, id);
CREATE INDEX session_newest_of_kind ON session (kind, requested_at, id);
CREATE INDEX session_newest_at_vendor ON session (vendor, requested_at, id);
CREATE INDEX session_newest_in_state ON session (state, requested_at, id);
CREATE INDEX session_conversation ON session (vendor_conversation);
