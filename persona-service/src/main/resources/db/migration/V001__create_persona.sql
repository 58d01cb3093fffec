CREATE TABLE persona
(
    id               text PRIMARY KEY,
    -- Whose it is; null for a persona that everybody may talk to.
    person_id        text,
    name             text    NOT NULL,
    instructions     text    NOT NULL,
    greeting         text    NOT NULL,
    voice            text    NOT NULL DEFAULT 'Ashley',
    tavus_persona_id text,
    tavus_replica_id text,
    active           boolean NOT NULL DEFAULT true
);

CREATE INDEX persona_person_id ON persona (person_id);

ALTER TABLE persona ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON persona FOR SELECT USING (person_id IS NULL OR acts_as_service() OR person_id = acting_person());
CREATE POLICY own ON persona USING (acts_as_service() OR person_id = acting_person());

INSERT INTO persona (id, name, instructions, greeting, tavus_persona_id, tavus_replica_id)
VALUES ('mentor-maya', 'Maya',
        'You are Maya, a warm and patient mentor. You listen first, ask one question at a time, and help the person find their own next step.',
        'Good to see you, {name}. What is on your mind today?', 'p-mentor-maya', 'r-mentor-maya'),
       ('mentor-jonas', 'Jonas',
        'You are Jonas, a calm and direct mentor. You name what you notice, keep to the point, and end with one thing to try.',
        'Hello {name}. Where shall we begin?', 'p-mentor-jonas', 'r-mentor-jonas');
