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

-- Once for each person and statement, however many rows that changed; and in one order, so that two statements about the
-- same people wait for each other and never both.
CREATE FUNCTION count_person_revision() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS
$$
BEGIN
    INSERT INTO person_revision (person_id, revision)
    SELECT person_id, nextval('revision')
    FROM (SELECT DISTINCT person_id FROM changed WHERE person_id IS NOT NULL ORDER BY person_id) people
    ON CONFLICT (person_id) DO UPDATE SET revision = excluded.revision;
    PERFORM pg_notify('person_changed', person_id)
    FROM (SELECT DISTINCT person_id FROM changed WHERE person_id IS NOT NULL) people;
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
                EXECUTE format('CREATE TRIGGER revision_of_new AFTER INSERT ON %I REFERENCING NEW TABLE AS changed '
                                   'FOR EACH STATEMENT EXECUTE FUNCTION count_person_revision()', name);
                EXECUTE format('CREATE TRIGGER revision_of_changed AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed '
                                   'FOR EACH STATEMENT EXECUTE FUNCTION count_person_revision()', name);
                EXECUTE format('CREATE TRIGGER revision_of_gone AFTER DELETE ON %I REFERENCING OLD TABLE AS changed '
                                   'FOR EACH STATEMENT EXECUTE FUNCTION count_person_revision()', name);
            END LOOP;
        FOREACH name IN ARRAY ARRAY ['voice', 'avatar', 'interpreter']
            LOOP
                EXECUTE format('CREATE TRIGGER revision AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT '
                                   'EXECUTE FUNCTION count_catalogue_revision()', name);
            END LOOP;
    END
$$;
