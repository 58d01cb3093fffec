-- The function acts as the owner, so it must find these tables and no others.
SELECT set_config('search_path', current_schema || ', pg_temp', true);

-- A day with deliveries that are not facts yet stays, however old it is.
CREATE OR REPLACE FUNCTION drop_delivery_days(acting_role text, acting_person text, keep int) RETURNS SETOF date
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path FROM CURRENT
    SET lock_timeout = '2s' AS
$$
DECLARE
    name     text;
    day      date;
    is_ahead boolean;
BEGIN
    PERFORM act_as(acting_role, acting_person);
    IF NOT acts_as_service() THEN
        RAISE insufficient_privilege USING MESSAGE = 'Only the service drops deliveries';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('delivery days of ' || current_schema));
    FOR name IN SELECT relname
                FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
                WHERE inhparent = 'delivery'::regclass
                ORDER BY relname
        LOOP
            day := to_date(right(name, 8), 'YYYYMMDD');
            CONTINUE WHEN day >= (now() AT TIME ZONE 'UTC')::date - keep;
            EXECUTE format('SELECT EXISTS (SELECT FROM %I AS d JOIN normaliser_cursor AS c
                                           ON (d.committed, d.id) > (c.committed, c.id))', name) INTO is_ahead;
            CONTINUE WHEN is_ahead;
            EXECUTE format('DROP TABLE %I', name);
            RETURN NEXT day;
        END LOOP;
END
$$;
