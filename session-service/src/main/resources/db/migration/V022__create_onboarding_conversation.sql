-- Whom an onboarding conversation is with, as the app told us.
CREATE TABLE onboarding_conversation
(
    session_id text PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    person_id  text NOT NULL,
    email      text NOT NULL,
    first_name text NOT NULL,
    last_name  text NOT NULL
);

ALTER TABLE onboarding_conversation ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON onboarding_conversation USING (acts_as_service() OR person_id = acting_person());
