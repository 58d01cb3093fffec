-- What a database needs before the first service starts. Run it once as a superuser in the database of Parley;
-- running it again changes nothing. Passwords are set apart from it, by whoever keeps the secrets.
--
-- Each service has two roles: the owner migrates, the app only reads and writes rows. The app role owns nothing,
-- so row-level security binds it.
DO
$$
DECLARE
    service text;
BEGIN
    FOREACH service IN ARRAY ARRAY ['session', 'persona', 'ingest', 'billing', 'voice']
        LOOP
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = service || '_owner') THEN
                EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', service || '_owner');
                EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', service || '_app');
            END IF;
            EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I', service, service || '_owner');
            EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', service, service || '_app');
            EXECUTE format('ALTER ROLE %I SET search_path = %I', service || '_owner', service);
            EXECUTE format('ALTER ROLE %I SET search_path = %I', service || '_app', service);
            EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I',
                           service || '_owner', service, service || '_app');
            EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT USAGE ON SEQUENCES TO %I',
                           service || '_owner', service, service || '_app');
        END LOOP;
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
