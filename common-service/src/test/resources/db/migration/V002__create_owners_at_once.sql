CREATE FUNCTION owners_at_once(acting_role text, acting_person text, besides text) RETURNS TABLE (person_id text)
    LANGUAGE plpgsql AS
$$
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY SELECT DISTINCT n.person_id FROM note n WHERE n.person_id IS DISTINCT FROM besides ORDER BY n.person_id;
END
$$;
