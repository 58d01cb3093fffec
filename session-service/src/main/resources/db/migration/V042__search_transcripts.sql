-- Which language a text is in, judged by the small words in it: the one whose dictionary knows most of them as such. It
-- is `simple`, which takes words as they stand, where there are too few of them to tell or two languages know as many.
CREATE FUNCTION language_of(text) RETURNS regconfig
    LANGUAGE sql STABLE AS
$$
WITH word AS (SELECT w FROM regexp_split_to_table(lower(left($1, 4000)), '[^[:alpha:]'']+') w WHERE w <> ''),
     known AS (SELECT d.dictname, count(*) AS small_words, rank() OVER (ORDER BY count(*) DESC) AS place
               FROM word, pg_catalog.pg_ts_dict d
               WHERE d.dictname LIKE '%\_stem' AND d.dictnamespace = 'pg_catalog'::regnamespace
                 AND ts_lexize(d.oid, w) = '{}'
               GROUP BY d.dictname)
SELECT coalesce((SELECT CASE WHEN count(*) = 1 THEN replace(min(dictname), '_stem', '')::regconfig END
                 FROM known WHERE place = 1 AND small_words >= 3), 'simple'::regconfig)
$$;

-- No index on the words: matching them tells of what was said, so under row security Postgres looks at whose a row is
-- first, and would not use one. A person's sessions have an index, and the turns of each lie together.
ALTER TABLE transcript_turn
    ADD COLUMN language regconfig NOT NULL DEFAULT 'simple',
    -- What is longer than any turn is not searched beyond this; there is a limit to what a row may hold of it.
    ADD COLUMN words    tsvector GENERATED ALWAYS AS (to_tsvector(language, left(said, 100000))) STORED;

UPDATE transcript_turn t
SET language = told.language
FROM (SELECT session_id, language_of(string_agg(left(said, 4000), ' ' ORDER BY position)) AS language
      FROM transcript_turn GROUP BY session_id) told
WHERE told.session_id = t.session_id AND told.language <> 'simple'::regconfig;

-- A transcript is stored at once, and is in one language.
CREATE FUNCTION tell_language_of_transcript() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path FROM CURRENT AS
$$
BEGIN
    UPDATE transcript_turn t
    SET language = told.language
    FROM (SELECT session_id, language_of(string_agg(left(said, 4000), ' ' ORDER BY position)) AS language
          FROM stored GROUP BY session_id) told
    WHERE told.session_id = t.session_id AND told.language <> t.language;
    RETURN NULL;
END
$$;

CREATE TRIGGER transcript_language_is_told
    AFTER INSERT
    ON transcript_turn
    REFERENCING NEW TABLE AS stored
    FOR EACH STATEMENT
EXECUTE FUNCTION tell_language_of_transcript();
