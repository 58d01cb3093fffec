-- Facts about conversations that no session is known for yet: the news of a session and the news from its vendor
-- travel by different ways.
CREATE TABLE waiting_fact
(
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    vendor       text        NOT NULL,
    conversation text        NOT NULL,
    event_type   text        NOT NULL,
    data         text        NOT NULL,
    arrived_at   timestamptz NOT NULL
);

CREATE INDEX waiting_fact_conversation ON waiting_fact (vendor, conversation);
CREATE INDEX waiting_fact_arrived_at ON waiting_fact (arrived_at);

-- It holds what people said: only the service itself sees it.
ALTER TABLE waiting_fact ENABLE ROW LEVEL SECURITY;
CREATE POLICY service ON waiting_fact USING (acts_as_service());
