-- Counts every change to what a context is compiled from, so that a compiled one is known by the revisions it was
-- made of and can never be taken for a newer one. Triggers count, because no code path can forget them.
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

INSERT INTO catalogue_revision VALUES (1);

CREATE FUNCTION count_person_revision() RETURNS trigger
    LANGUAGE plpgsql AS
$$
DECLARE
    person text := CASE WHEN TG_OP = 'DELETE' THEN OLD.person_id ELSE NEW.person_id END;
BEGIN
    IF person IS NOT NULL THEN
        INSERT INTO person_revision (person_id, revision)
        VALUES (person, 1)
        ON CONFLICT (person_id) DO UPDATE SET revision = person_revision.revision + 1;
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION count_catalogue_revision() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    UPDATE catalogue_revision SET revision = revision + 1;
    RETURN NULL;
END
$$;

DO
$$
    DECLARE
        name text;
    BEGIN
        FOREACH name IN ARRAY ARRAY ['profile', 'onboarding', 'ritual_preferences', 'emotional_categories', 'goal',
            'dream', 'interpretation', 'conversation', 'memory_opt_out']
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
