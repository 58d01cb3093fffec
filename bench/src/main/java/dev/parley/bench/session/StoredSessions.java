package dev.parley.bench.session;

import java.util.List;

/// Many sessions that are over, with their timelines, written by the database itself.
final class StoredSessions {
    private static final String SESSION = "bench-session-";
    private static final String PERSON = "bench-talker-";
    private static final String SESSIONS = """
            INSERT INTO session (id, person_id, kind, vendor, state, persona_id, persona_name, persona_version,
                                 vendor_conversation, limit_seconds, requested_at, started_at, ended_at, lasted_seconds,
                                 end_reason, transcript_stored, mentor_conversation_id, daily_session_id)
            SELECT '%1$s' || n, '%2$s' || n %% %3$d, (ARRAY ['MENTOR', 'MENTOR', 'MENTOR', 'VOICE'])[1 + n %% 4],
                   (ARRAY ['TAVUS', 'TAVUS', 'TAVUS', 'LIVEKIT'])[1 + n %% 4],
                   CASE WHEN n %% 100 = 0 THEN 'failed' ELSE 'ended' END, 'mentor-maya', 'Maya', 1, 'bench-at-vendor-' || n,
                   1500, began, began, began + interval '10 minutes', 600, 'PERSON_LEFT', true,
                   gen_random_uuid(), gen_random_uuid()
            FROM (SELECT n, timestamptz '2024-01-01' + n * interval '1 minute' AS began
                  FROM generate_series(0, %4$d) n) AS made""";
    private static final String ENTRIES = """
            INSERT INTO timeline_entry (id, session_id, person_id, happened_at, learned_at, what, how, took_millis)
            SELECT nextval('timeline_position'), '%1$s' || n, '%2$s' || n %% %3$d, at, at, what, 'ours', 12
            FROM generate_series(0, %4$d) n,
                 unnest(ARRAY ['requested', 'start.vendor', 'active', 'ended', 'vendor.ended']) WITH ORDINALITY w (what, place),
                 LATERAL (SELECT timestamptz '2024-01-01' + n * interval '1 minute' + place * interval '1 second' AS at) t""";

    private StoredSessions() {}

    /// Written as a copy of another database would be: without the triggers that put what happens live in order.
    static List<String> of(int people, int sessions) {
        return List.of("SET session_replication_role = replica",
                SESSIONS.formatted(SESSION, PERSON, people, sessions - 1),
                ENTRIES.formatted(SESSION, PERSON, people, sessions - 1));
    }

    static String person(int number) {
        return PERSON + number;
    }

    static String session(int number) {
        return SESSION + number;
    }
}
