-- Who acts in this transaction, as the service told it. Unset means nobody, and nobody sees anything.
CREATE FUNCTION acts_as_service() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(current_setting('parley.role', true), '') = 'service';

CREATE FUNCTION acting_person() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('parley.person', true), '');
