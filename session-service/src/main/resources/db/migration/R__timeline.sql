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
