-- For a function that is called as a whole transaction: its first statement, before it touches a row.
CREATE FUNCTION act_as(acting_role text, acting_person text) RETURNS void
    LANGUAGE plpgsql AS
$$
BEGIN
    PERFORM set_config('parley.role', acting_role, true), set_config('parley.person', acting_person, true);
END
$$;
