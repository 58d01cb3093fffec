-- Who is to speak to a person, with what the catalogue adds, and the revisions of all that a context is made of: one
-- document, seen at one moment. Of an interpreter or a persona that this person may not talk to there is nothing in it.
CREATE OR REPLACE FUNCTION call_sheet(acting_role text, acting_person text, listener text, persona text, pinned int,
                                      interpreter text) RETURNS text
    LANGUAGE plpgsql AS
$$
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN json_build_object(
        'person_revision', (SELECT r.revision FROM person_revision r WHERE r.person_id = listener),
        'catalogue_revision', (SELECT c.revision FROM catalogue_revision c),
        'persona', (
            SELECT json_build_object(
                'id', v.persona_id, 'version', v.version, 'digest', v.digest, 'content', v.content::json,
                'default_voice', (SELECT d.id FROM voice d WHERE d.is_default),
                'avatars', (
                    SELECT json_agg(json_build_object('id', a.id, 'replica_id', a.replica_id,
                                                      'specialities', a.specialities, 'tier', a.tier))
                    FROM avatar a
                    WHERE a.id = v.content::json ->> 'avatar_id'
                       OR a.replica_id = v.content::json #>> '{vendor_settings,tavus,replica_id}'))
            FROM persona p JOIN persona_version v ON v.persona_id = p.id AND v.version = coalesce(pinned, p.version)
            WHERE p.id = persona AND p.active AND (p.person_id IS NULL OR p.person_id = listener)),
        'interpreter', (
            SELECT json_build_object('id', i.id, 'name', i.name, 'style', i.style, 'greeting', i.greeting,
                                     'agent_id', i.agent_id, 'voice', i.voice)
            FROM interpreter i WHERE i.id = interpreter AND i.active));
END
$$;
