-- A period knows the terms that it is metered under, how many sessions live in it, and what was told of it.
ALTER TABLE usage_period
    ADD COLUMN plan                 text,
    ADD COLUMN features             text[]      NOT NULL DEFAULT '{}',
    ADD COLUMN sessions_max         int         NOT NULL DEFAULT 1,
    ADD COLUMN overage_minute_minor bigint,
    ADD COLUMN live_sessions        int         NOT NULL DEFAULT 0 CHECK (live_sessions >= 0),
    ADD COLUMN warned_at            timestamptz,
    ADD COLUMN exhausted_at         timestamptz;

UPDATE usage_period p
SET plan = t.plan, features = t.features, sessions_max = t.sessions_max, overage_minute_minor = t.overage_minute_minor
FROM usage_period u CROSS JOIN LATERAL terms_at(u.person_id, period_start(u.period)) t
WHERE p.person_id = u.person_id AND p.period = u.period;

ALTER TABLE usage_period
    ALTER COLUMN plan SET NOT NULL,
    ALTER COLUMN features DROP DEFAULT,
    ALTER COLUMN sessions_max DROP DEFAULT;

-- A session may last until after midnight of the month's end: then it holds the rest in the next period.
ALTER TABLE reservation
    ADD COLUMN kind         text,
    ADD COLUMN next_seconds bigint NOT NULL DEFAULT 0 CHECK (next_seconds BETWEEN 0 AND granted_seconds);

UPDATE usage_period u
SET live_sessions = (SELECT count(*) FROM reservation r
                     WHERE r.person_id = u.person_id AND r.period = u.period AND r.state = 'reserved');

-- Under which clock, and because of which event. `unbilled_seconds` is what a session used beyond everything that it held
-- and that was left: it is ours to bear.
ALTER TABLE ledger_entry
    ADD COLUMN unbilled_seconds bigint NOT NULL DEFAULT 0,
    ADD COLUMN clock            text   NOT NULL DEFAULT 'ours' CHECK (clock IN ('ours', 'vendors', 'join_to_leave')),
    ADD COLUMN event_id         text;

-- One event books once in a period, whatever is delivered again.
CREATE UNIQUE INDEX ledger_entry_event ON ledger_entry (event_id, period);
DROP INDEX ledger_entry_settlement;
-- A session is settled once, in each period that it touches.
CREATE UNIQUE INDEX ledger_entry_settlement ON ledger_entry (session_id, period) WHERE kind = 'settlement';

-- What is known of a session, as its events tell it, in whatever order they come. Three clocks measure how long it lasted.
CREATE TABLE metered_session
(
    session_id          text PRIMARY KEY,
    person_id           text NOT NULL,
    kind                text,
    vendor              text,
    vendor_conversation text,
    persona_id          text,
    persona_version     int,
    started_at          timestamptz,
    ended_at            timestamptz,
    end_reason          text,
    our_seconds         bigint,
    vendor_seconds      bigint,
    joined_seconds      bigint
);

CREATE INDEX metered_session_of_person ON metered_session (person_id, started_at);
CREATE INDEX metered_session_started ON metered_session (started_at);

ALTER TABLE metered_session ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON metered_session USING (acts_as_service() OR person_id = acting_person());
