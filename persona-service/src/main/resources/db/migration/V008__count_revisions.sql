-- Counts every change to what a context is compiled from, so that a compiled one is known by the revisions it was
-- made of and can never be taken for a newer one. Triggers count, because no code path can forget them, and tell
-- whoever listens, so that what is cached of the old goes at once.
-- One sequence for all: the revision of somebody who was erased and came back is never one that they had before.
CREATE SEQUENCE revision;

CREATE TABLE person_revision
(
    person_id text PRIMARY KEY,
    revision  bigint NOT NULL
);

ALTER TABLE person_revision ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON person_revision USING (acts_as_service() OR person_id = acting_person());

CREATE TABLE catalogue_revision
(
    revision bigint NOT NULL
);

INSERT INTO catalogue_revision VALUES (nextval('revision'));

CREATE FUNCTION count_person_revision() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
DECLARE
    person text := CASE WHEN TG_OP = 'DELETE' THEN OLD.person_id ELSE NEW.person_id END;
BEGIN
    IF person IS NOT NULL THEN
        INSERT INTO person_revision (person_id, revision)
        VALUES (person, nextval('revision'))
        ON CONFLICT (person_id) DO UPDATE SET revision = excluded.revision;
        PERFORM pg_notify('person_changed', person);
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION count_catalogue_revision() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
DECLARE
    counted bigint;
BEGIN
    UPDATE catalogue_revision SET revision = nextval('revision') RETURNING revision INTO counted;
    PERFORM pg_notify('catalogue_changed', counted::text);
    RETURN NULL;
END
$$;

DO
$$
    DECLARE
        name text;
    BEGIN
        FOREACH name IN ARRAY ARRAY ['profile', 'onboarding', 'ritual_preferences', 'emotional_categories', 'goal',
            'dream', 'interpretation', 'conversation', 'memory_opt_out', 'persona']
            LOOP
                EXECUTE format('CREATE TRIGGER revision AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW '
                                   'EXECUTE FUNCTION count_person_revision()', name);
            END LOOP;
        FOREACH name IN ARRAY ARRAY ['voice', 'avatar', 'interpreter']
            LOOP
                EXECUTE format('CREATE TRIGGER revision AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT '
                                   'EXECUTE FUNCTION count_catalogue_revision()', name);
            END LOOP;
    END
$$;
