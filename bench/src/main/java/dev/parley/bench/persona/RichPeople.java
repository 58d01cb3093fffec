package dev.parley.bench.persona;

import java.util.List;
import java.util.stream.Stream;

/// People with something in every table that a context is compiled from, written by the database itself.
final class RichPeople {
    private static final String PERSON = "bench-person-";
    private static final String PEOPLE = "(SELECT n, '" + PERSON + "' || n AS id FROM generate_series(0, %d) n) p";
    private static final List<String> STATEMENTS = List.of(
            """
                    INSERT INTO profile (person_id, name, pronouns, location, language, birth_date)
                    SELECT id, 'Robin ' || n, 'they/them', 'Porto, Portugal', 'English', date '1970-01-01' + n % 12000
                    FROM\s""",
            """
                    INSERT INTO onboarding (person_id, answers, answered_at)
                    SELECT id, json_build_array(
                        json_build_object('question', 'What brings you here?',
                            'answer', 'I sleep badly, and I would like to find out what keeps me awake at night.'),
                        json_build_object('question', 'What would be different if it went well?',
                            'answer', 'I would wake up rested and be more patient with the people around me.'),
                        json_build_object('question', 'What have you tried already?',
                            'answer', 'Going to bed earlier, less coffee, and a diary that I gave up after a week.'),
                        json_build_object('question', 'How should your mentor speak to you?',
                            'answer', 'Kindly but without beating about the bush. Person ' || n || ' means it.'))::text,
                        now()
                    FROM\s""",
            """
                    INSERT INTO ritual_preferences (person_id, practices, time_of_day, frequency, minutes)
                    SELECT id, '{breathing,journaling,a walk}', 'evening', 'daily', 15 FROM\s""",
            """
                    INSERT INTO emotional_categories (person_id, categories)
                    SELECT id, '{calm,worry,gratitude,restlessness}' FROM\s""",
            """
                    INSERT INTO goal (id, person_id, title, description, progress, due_on, created_at, updated_at)
                    SELECT gen_random_uuid(), id, 'Goal ' || i || ': one thing less to carry around',
                           'Write down each evening what went well, what did not, and one small step for tomorrow.',
                           i * 5, current_date + i, now() - i * interval '1 day', now() - i * interval '1 hour'
                    FROM generate_series(1, 20) i,\s""",
            """
                    INSERT INTO dream (id, person_id, raw_transcript, themes, recorded_at)
                    SELECT gen_random_uuid(), id,
                           repeat('I was in a house with many doors, and behind every door there was the same sea. ', 10),
                           '{water,doors,home}', now() - i * interval '3 days'
                    FROM generate_series(1, 3) i,\s""",
            """
                    INSERT INTO conversation (vendor, vendor_conversation, session_id, person_id, persona_id, kind,
                                              started_at, ended_at, lasted_seconds, topic, closing_lines, heard_turns, heard_at,
                                              learned_at)
                    SELECT 'TAVUS', 'bench-' || n || '-' || i, gen_random_uuid()::text, id, 'mentor-maya', 'MENTOR',
                           now() - i * interval '2 days', now() - i * interval '2 days' + interval '10 minutes', 600,
                           'Falling asleep, and what the day leaves behind',
                           ARRAY ['I will put the phone into the kitchen at ten.', 'Then let us see how that went.'],
                           12, now(), now()
                    FROM generate_series(1, 5) i,\s""");
    private static final String INTERPRETATIONS = """
            INSERT INTO interpretation (id, person_id, dream_id, interpreter_id, text, emotional_tone, created_at)
            SELECT gen_random_uuid(), person_id, id, 'jung',
                   repeat('The doors are choices that look different and are one and the same to you. ', 6),
                   '{"primary":"wonder","secondary":"unease","intensity":0.7}', recorded_at + interval '1 hour'
            FROM dream WHERE person_id LIKE '%s%%'""".formatted(PERSON);

    private RichPeople() {}

    static List<String> stored(int people) {
        var from = PEOPLE.formatted(people - 1);
        return Stream.concat(STATEMENTS.stream().map(sql -> sql + from), Stream.of(INTERPRETATIONS)).toList();
    }

    static String person(int number) {
        return PERSON + number;
    }
}
