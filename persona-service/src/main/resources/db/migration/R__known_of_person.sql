-- What is known of a person, and the dream that they want to talk about: one document, seen at one moment. A start waits
-- for it, and asked feature by feature it would be a dozen questions.
CREATE OR REPLACE FUNCTION known_of_person(acting_role text, acting_person text, listener text, wanted_dream uuid)
    RETURNS text
    LANGUAGE plpgsql AS
$$
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN json_build_object(
        'profile', (SELECT to_json(p) FROM profile p WHERE p.person_id = listener),
        'onboarding', (SELECT o.answers::json FROM onboarding o WHERE o.person_id = listener),
        'rituals', (SELECT to_json(r) FROM ritual_preferences r WHERE r.person_id = listener),
        'categories', (SELECT to_json(e.categories) FROM emotional_categories e WHERE e.person_id = listener),
        'goals', (SELECT json_agg(g) FROM (
            SELECT title, description, progress, due_on FROM goal WHERE person_id = listener
            ORDER BY progress = 100, created_at DESC, id DESC LIMIT 20) g),
        'conversations', (SELECT json_agg(c) FROM (
            SELECT c.started_at, p.name AS persona, c.lasted_seconds, c.topic, c.closing_lines
            FROM conversation c LEFT JOIN persona p
                 ON p.id = c.persona_id AND (p.person_id IS NULL OR p.person_id = listener)
            WHERE c.person_id = listener AND (c.ended_at IS NOT NULL OR c.heard_turns > 0)
            ORDER BY c.started_at DESC, c.vendor_conversation LIMIT 5) c),
        'dream', (SELECT json_build_object(
            'raw_transcript', d.raw_transcript, 'themes', d.themes, 'recorded_at', d.recorded_at,
            'interpretation', (
                SELECT json_build_object('text', i.text, 'emotional_tone', i.emotional_tone::json)
                FROM interpretation i WHERE i.dream_id = d.id AND i.person_id = listener
                ORDER BY i.created_at DESC, i.id DESC LIMIT 1))
            FROM dream d WHERE d.id = wanted_dream AND d.person_id = listener));
END
$$;
