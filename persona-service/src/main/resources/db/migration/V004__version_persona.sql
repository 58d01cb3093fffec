-- Everything that makes a persona who it is, at one moment. A version is never changed.
CREATE TABLE persona_version
(
    persona_id text        NOT NULL REFERENCES persona ON DELETE CASCADE,
    version    int         NOT NULL CHECK (version > 0),
    -- SHA-256 of the content as it stands here, byte for byte.
    digest     text        NOT NULL,
    content    text        NOT NULL CHECK (content IS JSON OBJECT),
    made_at    timestamptz NOT NULL,
    PRIMARY KEY (persona_id, version)
);

ALTER TABLE persona
    ADD COLUMN version    int         NOT NULL DEFAULT 1,
    ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();

INSERT INTO persona_version (persona_id, version, digest, content, made_at)
SELECT id, 1, 'sha256:' || encode(sha256(convert_to(content, 'UTF8')), 'hex'), content, created_at
FROM (SELECT id, created_at,
             '{"name":' || to_json(name)::text
                 || CASE WHEN id = 'mentor-maya' THEN ',"avatar_id":"maya"'
                         WHEN id = 'mentor-jonas' THEN ',"avatar_id":"jonas"' ELSE '' END
                 || ',"instructions":' || to_json(instructions)::text
                 || ',"greeting":' || to_json(greeting)::text
                 || ',"vendor_settings":{'
                 || coalesce('"tavus":{' || nullif(concat_ws(',', '"persona_id":' || to_json(tavus_persona_id)::text,
                                                                  '"replica_id":' || to_json(tavus_replica_id)::text), '')
                                         || '},', '')
                 || '"voice":' || to_json(voice)::text || '}'
                 || ',"vendors":["tavus","livekit","elevenlabs"],"active":' || active::text || '}' AS content
      FROM persona) AS as_it_was;

-- The name stays beside the content for the order of lists, and whether it is active for finding.
ALTER TABLE persona
    DROP COLUMN instructions,
    DROP COLUMN greeting,
    DROP COLUMN voice,
    DROP COLUMN tavus_persona_id,
    DROP COLUMN tavus_replica_id;

DROP INDEX persona_person_id;
-- A list shows a person's own, or everybody's (of no person), by name and id: all of them, or the active ones.
CREATE INDEX persona_of_person ON persona (person_id, name, id);
CREATE INDEX persona_active_of_person ON persona (person_id, name, id) WHERE active;

CREATE FUNCTION refuse_version_change() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'A version of a persona is never changed';
END
$$;

CREATE TRIGGER persona_version_is_immutable
    BEFORE UPDATE
    ON persona_version
    FOR EACH ROW
EXECUTE FUNCTION refuse_version_change();

-- A version is seen and made by whoever may see and make its persona.
ALTER TABLE persona_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON persona_version FOR SELECT
    USING (EXISTS (SELECT FROM persona p WHERE p.id = persona_id));
CREATE POLICY own ON persona_version
    USING (acts_as_service() OR EXISTS (SELECT FROM persona p WHERE p.id = persona_id AND p.person_id = acting_person()));
