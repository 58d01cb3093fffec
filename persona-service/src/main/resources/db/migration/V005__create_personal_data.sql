-- What a person told us. One row for each person where there is one of a thing, one for each thing where there are many.
ALTER TABLE profile
    ADD COLUMN birth_date date,
    ADD COLUMN age        int CHECK (age BETWEEN 0 AND 150),
    ADD CONSTRAINT profile_age_is_told_once CHECK (birth_date IS NULL OR age IS NULL);

-- A row of defaults alone is what a person without a row has told: nothing.
CREATE TABLE onboarding
(
    person_id   text PRIMARY KEY,
    answers     text NOT NULL DEFAULT '[]' CHECK (answers IS JSON ARRAY),
    answered_at timestamptz
);

CREATE TABLE ritual_preferences
(
    person_id   text PRIMARY KEY,
    practices   text[] NOT NULL DEFAULT '{}',
    time_of_day text,
    frequency   text,
    minutes     int CHECK (minutes > 0)
);

CREATE TABLE emotional_categories
(
    person_id  text PRIMARY KEY,
    categories text[] NOT NULL DEFAULT '{}'
);

CREATE TABLE goal
(
    id          uuid PRIMARY KEY,
    person_id   text        NOT NULL,
    title       text        NOT NULL,
    description text,
    progress    int         NOT NULL CHECK (progress BETWEEN 0 AND 100),
    due_on      date,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL
);

CREATE INDEX goal_of_person ON goal (person_id, created_at DESC, id DESC);

CREATE TABLE dream
(
    id             uuid PRIMARY KEY,
    person_id      text        NOT NULL,
    raw_transcript text        NOT NULL,
    themes         text[]      NOT NULL DEFAULT '{}',
    recorded_at    timestamptz NOT NULL
);

CREATE INDEX dream_of_person ON dream (person_id, recorded_at DESC, id DESC);

CREATE TABLE interpretation
(
    id             uuid PRIMARY KEY,
    person_id      text        NOT NULL,
    dream_id       uuid        NOT NULL REFERENCES dream ON DELETE CASCADE,
    interpreter_id text,
    text           text        NOT NULL,
    -- {"primary": …, "secondary": …, "intensity": …}: the only place where a dream's emotions are kept.
    emotional_tone text CHECK (emotional_tone IS JSON OBJECT),
    created_at     timestamptz NOT NULL
);

CREATE INDEX interpretation_of_person ON interpretation (person_id, created_at DESC, id DESC);
CREATE INDEX interpretation_of_dream ON interpretation (dream_id, created_at DESC);

ALTER TABLE onboarding ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON onboarding USING (acts_as_service() OR person_id = acting_person());
ALTER TABLE ritual_preferences ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON ritual_preferences USING (acts_as_service() OR person_id = acting_person());
ALTER TABLE emotional_categories ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON emotional_categories USING (acts_as_service() OR person_id = acting_person());
ALTER TABLE goal ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON goal USING (acts_as_service() OR person_id = acting_person());
ALTER TABLE dream ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON dream USING (acts_as_service() OR person_id = acting_person());
ALTER TABLE interpretation ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON interpretation USING (acts_as_service() OR person_id = acting_person());
