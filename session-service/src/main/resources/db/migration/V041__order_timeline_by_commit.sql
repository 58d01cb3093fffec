-- Whoever follows a session remembers the last entry that they saw and asks for those after it. So entries of a session
-- are numbered in the order in which they are committed: the number is drawn while the session's row is held, and the
-- row is held until the commit. A transition holds it already; anybody else takes it here.
ALTER TABLE timeline_entry
    ALTER COLUMN id DROP IDENTITY;
CREATE SEQUENCE timeline_position;
SELECT setval('timeline_position', coalesce(max(id), 0) + 1, false) FROM timeline_entry;

CREATE FUNCTION take_timeline_position() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path FROM CURRENT AS
$$
BEGIN
    PERFORM FROM session WHERE id = NEW.session_id FOR NO KEY UPDATE;
    NEW.id := nextval('timeline_position');
    RETURN NEW;
END
$$;

CREATE TRIGGER timeline_takes_position
    BEFORE INSERT
    ON timeline_entry
    FOR EACH ROW
EXECUTE FUNCTION take_timeline_position();

CREATE INDEX timeline_entry_in_order ON timeline_entry (session_id, happened_at, id);
CREATE INDEX timeline_entry_news ON timeline_entry (session_id, id);
DROP INDEX timeline_entry_session;
