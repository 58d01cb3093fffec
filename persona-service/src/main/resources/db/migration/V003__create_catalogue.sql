-- What the operator offers: everybody may read it, and only an admin's or a service's transaction may change it.
CREATE TABLE voice
(
    id          text PRIMARY KEY,
    description text    NOT NULL,
    is_default  boolean NOT NULL DEFAULT false,
    active      boolean NOT NULL DEFAULT true
);

CREATE UNIQUE INDEX voice_default ON voice (is_default) WHERE is_default;

-- A face and a manner to build a persona on.
CREATE TABLE avatar
(
    id           text PRIMARY KEY,
    name         text    NOT NULL,
    description  text    NOT NULL,
    images       text[]  NOT NULL DEFAULT '{}',
    -- Tavus calls the same thing a replica or a face.
    replica_id   text,
    specialities text[]  NOT NULL DEFAULT '{}',
    tier         text    NOT NULL CHECK (tier IN ('free', 'premium')),
    active       boolean NOT NULL DEFAULT true
);

-- Who interprets dreams.
CREATE TABLE interpreter
(
    id       text PRIMARY KEY,
    name     text    NOT NULL,
    style    text    NOT NULL,
    greeting text    NOT NULL,
    -- The agent at ElevenLabs that plays it.
    agent_id text,
    voice    text    NOT NULL REFERENCES voice,
    active   boolean NOT NULL DEFAULT true
);

ALTER TABLE voice ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON voice FOR SELECT USING (true);
CREATE POLICY write ON voice USING (acts_as_service());
ALTER TABLE avatar ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON avatar FOR SELECT USING (true);
CREATE POLICY write ON avatar USING (acts_as_service());
ALTER TABLE interpreter ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON interpreter FOR SELECT USING (true);
CREATE POLICY write ON interpreter USING (acts_as_service());

INSERT INTO voice (id, description, is_default)
VALUES ('Ashley', 'Warm and even, at home in any conversation', true),
       ('Craig', 'Quick and bright', false),
       ('Edward', 'Deep and unhurried', false),
       ('Olivia', 'Clear and professional', false),
       ('Wendy', 'Soft and close', false),
       ('Priya', 'Lively and encouraging', false);

INSERT INTO avatar (id, name, description, replica_id, specialities, tier)
VALUES ('maya', 'Maya', 'A patient listener who helps people find their own next step.', 'r-mentor-maya',
        '{everyday stress,sleep,habits}', 'free'),
       ('jonas', 'Jonas', 'Calm and direct; names what he notices and keeps to the point.', 'r-mentor-jonas',
        '{decisions,work,focus}', 'free'),
       ('amara', 'Amara', 'Has sat with many families in many quarrels, and takes no side.', 'r-mentor-amara',
        '{relationships,conflict,grief}', 'premium'),
       ('teodor', 'Teodor', 'A retired coach with a dry wit and a long view.', 'r-mentor-teodor',
        '{career,leadership,retirement}', 'premium');

INSERT INTO interpreter (id, name, style, greeting, agent_id, voice)
VALUES ('jung', 'Carl Jung',
        'You interpret dreams in the manner of Carl Jung: look for archetypes, the shadow, and what the dream balances in waking life. Ask what each image means to the dreamer before you say what it may mean.',
        'Welcome, {name}. Tell me the dream again, as if it were happening now.', 'agent-jung', 'Edward'),
       ('lakshmi', 'Lakshmi',
        'You interpret dreams with the warmth of an Indian storyteller: look for abundance, duty and renewal, and for what the dream asks the dreamer to welcome or to let go.',
        'Be welcome, {name}. Which image of your dream is still with you?', 'agent-lakshmi', 'Priya'),
       ('freud', 'Sigmund Freud',
        'You interpret dreams in the manner of Sigmund Freud: follow the dreamer''s associations, ask about wishes and about the day before, and never hurry to a conclusion.',
        'Good day, {name}. What comes to mind first when you think of your dream?', 'agent-freud', 'Craig'),
       ('mary', 'Mary',
        'You interpret dreams gently and plainly, as a caring friend would: name the feelings first, keep close to the dreamer''s own words, and end with something that comforts.',
        'Hello, {name}. How did the dream leave you feeling?', 'agent-mary', 'Wendy');
