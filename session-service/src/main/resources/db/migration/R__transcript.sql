-- What was said in a session, in one round trip that is its whole transaction: a row without a role if nothing has come
-- yet, and no row if there is no such session for whoever acts.
DROP FUNCTION IF EXISTS transcript_of;

CREATE FUNCTION transcript_of(acting_role text, acting_person text, of_session text)
    RETURNS TABLE
            (
                role           text,
                said           text,
                offset_seconds double precision
            )
    LANGUAGE plpgsql AS
$$
#variable_conflict use_column
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY
        SELECT t.role, t.said, t.offset_seconds
        FROM session s LEFT JOIN transcript_turn t ON t.session_id = s.id
        WHERE s.id = of_session
        ORDER BY t.position;
END
$$;
