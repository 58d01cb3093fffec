CREATE TABLE profile
(
    person_id text PRIMARY KEY,
    name      text,
    pronouns  text,
    location  text,
    language  text,
    version   int NOT NULL DEFAULT 0
);

ALTER TABLE profile ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON profile USING (acts_as_service() OR person_id = acting_person());
