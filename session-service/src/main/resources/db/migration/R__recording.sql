-- Where the recordings of a session lie, in one round trip that is its whole transaction: a row without a location if
-- there are none, and no row if there is no such session for whoever acts.
DROP FUNCTION IF EXISTS recordings_of;

CREATE FUNCTION recordings_of(acting_role text, acting_person text, of_session text)
    RETURNS TABLE
            (
                location       text,
                recorded_at    timestamptz,
                lasted_seconds bigint
            )
    LANGUAGE plpgsql AS
$$
#variable_conflict use_column
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY
        SELECT r.location, r.recorded_at, r.lasted_seconds
        FROM session s LEFT JOIN recording r ON r.session_id = s.id
        WHERE s.id = of_session
        ORDER BY r.recorded_at, r.location;
END
$$;
