-- Where a person's conversations hold what is looked for, newest session first, in one round trip that is its whole
-- transaction. What is looked for is read in the language of each transcript. Hits stand between two control characters,
-- which are taken out of the text before.
DROP FUNCTION IF EXISTS search_transcripts;

CREATE FUNCTION search_transcripts(acting_role text, acting_person text, of_person text, wanted text,
                                   after_moment timestamptz, after_session text, after_position int, at_most int)
    RETURNS TABLE
            (
                session_id     text,
                requested_at   timestamptz,
                "position"     int,
                role           text,
                offset_seconds double precision,
                excerpt        text
            )
    LANGUAGE plpgsql AS
$$
#variable_conflict use_column
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY
        WITH query AS MATERIALIZED (SELECT c.oid::regconfig AS language, websearch_to_tsquery(c.oid, wanted) AS words
                                    FROM pg_catalog.pg_ts_config c
                                    WHERE c.cfgnamespace = 'pg_catalog'::regnamespace),
             found AS MATERIALIZED (
                 SELECT s.requested_at, t.session_id, t.position, t.role, t.offset_seconds, t.said, t.language, q.words
                 FROM session s
                      JOIN transcript_turn t ON t.session_id = s.id
                      JOIN query q ON q.language = t.language
                 WHERE s.person_id = of_person AND t.words @@ q.words
                   AND (after_moment IS NULL OR s.requested_at <= after_moment)
                   AND (after_moment IS NULL OR (s.requested_at, s.id) < (after_moment, after_session)
                     OR s.id = after_session AND t.position > after_position)
                 ORDER BY s.requested_at DESC, s.id DESC, t.position
                 LIMIT at_most)
        SELECT f.session_id, f.requested_at, f.position, f.role, f.offset_seconds,
               ts_headline(f.language, translate(f.said, E'\x02\x03', ''), f.words,
                           E'StartSel=\x02, StopSel=\x03, MinWords=15, MaxWords=35')
        FROM found f
        ORDER BY f.requested_at DESC, f.session_id DESC, f.position;
END
$$;
