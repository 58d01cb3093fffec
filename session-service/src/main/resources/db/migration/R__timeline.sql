-- Notes what happened to a session, in the order given, and answers how much of it is news. A fact stands here once as news
-- and, if a webhook brings it again, once as a duplicate. What we knew and found again by asking is not worth an entry.
CREATE OR REPLACE FUNCTION note(for_session text, for_person text, happened_at timestamptz[], learned_at timestamptz[],
                                what text[], how text[], took_millis bigint[], vendor text[], delivery text[],
                                is_late boolean[], fingerprint text[])
    RETURNS bigint
    LANGUAGE plpgsql
    -- A plan for so many entries always looks cheaper than one for any number, and to make it costs more than to run it.
    SET plan_cache_mode = force_generic_plan
AS
$$
#variable_conflict use_column
DECLARE
    noted bigint;
BEGIN
    INSERT INTO timeline_entry (session_id, person_id, happened_at, learned_at, what, how, took_millis, vendor, delivery,
                                is_late, fingerprint, is_duplicate)
    SELECT for_session, for_person, e.happened_at, e.learned_at, e.what, e.how, e.took_millis, e.vendor, e.delivery,
           e.is_late, e.fingerprint, known.already
    FROM unnest(note.happened_at, note.learned_at, note.what, note.how, note.took_millis, note.vendor, note.delivery,
                note.is_late, note.fingerprint)
             WITH ORDINALITY AS e (happened_at, learned_at, what, how, took_millis, vendor, delivery, is_late, fingerprint,
                                   position)
         CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM timeline_entry t
                                            WHERE t.session_id = for_session AND t.fingerprint = e.fingerprint)
                            ) AS known (already)
    WHERE e.how IN ('ours', 'webhook') OR NOT known.already
    ORDER BY e.position
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS noted = ROW_COUNT;
    RETURN noted;
END
$$;

-- Reading a timeline, in one round trip that is its whole transaction. Nothing comes back where there is no such session
-- for whoever acts; of one without entries comes a row without an entry.
DROP FUNCTION IF EXISTS timeline_page;
DROP FUNCTION IF EXISTS timeline_news;

-- A page in the order in which things happened.
CREATE FUNCTION timeline_page(acting_role text, acting_person text, of_session text, after_moment timestamptz,
                              after_id bigint, at_most int)
    RETURNS TABLE
            (
                id          bigint,
                happened_at timestamptz,
                learned_at  timestamptz,
                what        text,
                how         text,
                took_millis bigint,
                vendor       text,
                delivery     text,
                is_late      boolean,
                is_duplicate boolean
            )
    LANGUAGE plpgsql AS
$$
#variable_conflict use_column
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY
        SELECT e.id, e.happened_at, e.learned_at, e.what, e.how, e.took_millis, e.vendor, e.delivery,
               e.is_late, e.is_duplicate
        FROM session s
             LEFT JOIN LATERAL (SELECT t.* FROM timeline_entry t
                                WHERE t.session_id = s.id
                                  AND (t.happened_at, t.id) > (coalesce(after_moment, '-infinity'), coalesce(after_id, 0))
                                ORDER BY t.happened_at, t.id LIMIT at_most) e ON true
        WHERE s.id = of_session
        ORDER BY e.happened_at, e.id;
END
$$;

-- What was committed after an entry, in that order, and since when the session is over, if it is, and nothing was heard.
CREATE FUNCTION timeline_news(acting_role text, acting_person text, of_session text, after_id bigint, at_most int)
    RETURNS TABLE
            (
                silent_since timestamptz,
                id           bigint,
                happened_at  timestamptz,
                learned_at   timestamptz,
                what         text,
                how          text,
                took_millis  bigint,
                vendor       text,
                delivery     text,
                is_late      boolean,
                is_duplicate boolean
            )
    LANGUAGE plpgsql AS
$$
#variable_conflict use_column
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY
        SELECT CASE
                   WHEN s.state IN ('ended', 'failed') THEN
                       greatest(s.ended_at, (SELECT max(l.learned_at) FROM timeline_entry l WHERE l.session_id = s.id))
                   END,
               e.id, e.happened_at, e.learned_at, e.what, e.how, e.took_millis, e.vendor, e.delivery,
               e.is_late, e.is_duplicate
        FROM session s
             LEFT JOIN LATERAL (SELECT t.* FROM timeline_entry t
                                WHERE t.session_id = s.id AND t.id > after_id
                                ORDER BY t.id LIMIT at_most) e ON true
        WHERE s.id = of_session
        ORDER BY e.id;
END
$$;
