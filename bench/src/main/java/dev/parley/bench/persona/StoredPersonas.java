package dev.parley.bench.persona;

import java.util.List;

/// Many personas with one version each, written by the database itself.
final class StoredPersonas {
    /// No persona of the migrations has such an id.
    private static final String PREFIX = "bench-persona-";
    private static final String OWNER = "bench-owner-";
    private static final String PERSONA = """
            INSERT INTO persona (id, person_id, name)
            SELECT '%s' || owner || '-' || n, owner, 'Mentor ' || md5(owner || n)
            FROM (%s) AS owned""";
    private static final String VERSION = """
            INSERT INTO persona_version (persona_id, version, digest, content, made_at)
            SELECT id, 1, 'sha256:' || encode(sha256(convert_to(content, 'UTF8')), 'hex'), content, now()
            FROM (SELECT p.id,
                         json_build_object(
                             'name', p.name,
                             'avatar_id', 'maya',
                             'instructions', 'You are ' || p.name || repeat(
                                 ', who listens first, asks one question at a time and never hurries', 6) || '.',
                             'greeting', 'Good to see you, {name}. What is on your mind today?',
                             'specialities', json_build_array('everyday stress', 'sleep', 'habits'),
                             'guardrails', json_build_array('Never give medical advice.', 'Never promise anything.'),
                             'language', 'English',
                             'vendor_settings', json_build_object(
                                 'tavus', json_build_object('persona_id', 'p-' || p.id, 'replica_id', 'r-mentor-maya'),
                                 'voice', 'Ashley'),
                             'vendors', json_build_array('tavus', 'livekit', 'elevenlabs'),
                             'active', true)::text AS content
                  FROM persona p
                  WHERE p.id LIKE '%s%%') AS made""";

    private StoredPersonas() {}

    /// @param each
    ///            how many every one of the people has
    /// @param collection
    ///            how many the collector has
    static List<String> of(int people, int each, String collector, int collection) {
        var owned = """
                SELECT '%s' || person AS owner, n FROM generate_series(0, %d) person, generate_series(1, %d) n
                UNION ALL
                SELECT '%s', n FROM generate_series(1, %d) n""".formatted(OWNER, people - 1, each, collector,
                collection);
        return List.of(PERSONA.formatted(PREFIX, owned), VERSION.formatted(PREFIX));
    }

    static String owner(int person) {
        return OWNER + person;
    }

    static boolean isStoredHere(String id) {
        return id.startsWith(PREFIX);
    }
}
