CREATE TABLE note
(
    id        text PRIMARY KEY,
    person_id text NOT NULL,
    body      text NOT NULL CHECK (body <> 'not allowed')
);

ALTER TABLE note ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON note USING (acts_as_service() OR person_id = acting_person());

-- How often something was done for a person.
CREATE TABLE tally
(
    person_id text PRIMARY KEY,
    times     bigint NOT NULL
);

-- In which order the transactions of a person committed.
CREATE TABLE turn
(
    person_id text   NOT NULL,
    nth       bigint NOT NULL,
    label     bigint NOT NULL
);

-- Whoever has an entry here makes what is done for them fail with this SQLSTATE as many times.
CREATE TABLE trouble
(
    person_id text PRIMARY KEY,
    sqlstate  text   NOT NULL,
    times     bigint NOT NULL
);

-- A sequence remembers the attempts that were rolled back.
CREATE SEQUENCE attempt;

CREATE FUNCTION stumble(person text) RETURNS boolean
    LANGUAGE plpgsql AS
$$
DECLARE
    met trouble;
BEGIN
    SELECT * INTO met FROM trouble WHERE person_id = person;
    IF FOUND AND nextval('attempt') <= met.times THEN
        RAISE EXCEPTION 'stumbled' USING ERRCODE = met.sqlstate;
    END IF;
    RETURN true;
END
$$;
