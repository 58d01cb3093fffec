-- What a client has saved, under the id that it gave it.
CREATE TABLE message
(
    conversation_id uuid        NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    client_id       text        NOT NULL,
    talk_id         text        NOT NULL REFERENCES talk (id) ON DELETE CASCADE,
    person_id       text        NOT NULL,
    role            text        NOT NULL CHECK (role IN ('user', 'agent')),
    said            text        NOT NULL,
    said_at         timestamptz NOT NULL,
    arrived         bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (conversation_id, client_id)
);

CREATE INDEX message_of_talk ON message (talk_id, said_at, arrived);

ALTER TABLE message ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON message USING (acts_as_service() OR person_id = acting_person());

-- What the vendor says was said. It and the messages are read as one, without doubles.
CREATE TABLE vendor_turn
(
    vendor_conversation text        NOT NULL REFERENCES ticket (vendor_conversation) ON DELETE CASCADE,
    position            int         NOT NULL,
    talk_id             text        NOT NULL REFERENCES talk (id) ON DELETE CASCADE,
    person_id           text        NOT NULL,
    role                text        NOT NULL,
    said                text        NOT NULL,
    said_at             timestamptz NOT NULL,
    PRIMARY KEY (vendor_conversation, position)
);

CREATE INDEX vendor_turn_of_talk ON vendor_turn (talk_id, said_at, position);

ALTER TABLE vendor_turn ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON vendor_turn USING (acts_as_service() OR person_id = acting_person());

-- What the vendor made of a talk, and how it went.
CREATE TABLE analysis
(
    talk_id                 text PRIMARY KEY REFERENCES talk (id) ON DELETE CASCADE,
    person_id               text        NOT NULL,
    title                   text,
    summary                 text,
    outcome                 text,
    cost                    bigint,
    vendor_seconds          bigint,
    how                     text        NOT NULL,
    turns                   int         NOT NULL,
    persons_turns           int         NOT NULL,
    persons_share           double precision,
    longest_silence_seconds double precision,
    interruptions           int         NOT NULL,
    first_answer_seconds    double precision,
    analysed_at             timestamptz NOT NULL
);

ALTER TABLE analysis ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON analysis USING (acts_as_service() OR person_id = acting_person());
