CREATE TABLE timeline_entry
(
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    session_id  text        NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    person_id   text        NOT NULL,
    happened_at timestamptz NOT NULL,
    learned_at  timestamptz NOT NULL,
    what        text        NOT NULL,
    how         text        NOT NULL,
    took_millis bigint
);

CREATE INDEX timeline_entry_session ON timeline_entry (session_id, happened_at);

ALTER TABLE timeline_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON timeline_entry USING (acts_as_service() OR person_id = acting_person());
