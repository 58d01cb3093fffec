-- Sessions that should be heard of, so that a vendor's silence can be told from a quiet night. Only what that takes, and
-- nothing of the person.
CREATE TABLE live_session
(
    session_id text PRIMARY KEY,
    vendor     text        NOT NULL,
    started_at timestamptz NOT NULL,
    -- Whatever is not heard of its end, it is over then.
    over_at    timestamptz NOT NULL
);

ALTER TABLE live_session ENABLE ROW LEVEL SECURITY;
CREATE POLICY service ON live_session USING (acts_as_service());

-- A session that is over is so however often its start is told together with its end. Whatever should be over by now
-- goes as well.
CREATE FUNCTION hear_of_sessions(acting_role text, acting_person text, started text[], vendors text[],
                                 started_times timestamptz[], over_times timestamptz[], over text[]) RETURNS void
    LANGUAGE plpgsql AS
$$
BEGIN
    PERFORM act_as(acting_role, acting_person);
    INSERT INTO live_session (session_id, vendor, started_at, over_at)
    SELECT session_id, vendor, started_at, over_at
    FROM unnest(started, vendors, started_times, over_times) AS heard (session_id, vendor, started_at, over_at)
    WHERE over_at > now()
    ON CONFLICT (session_id) DO NOTHING;
    DELETE FROM live_session WHERE session_id = ANY (over) OR over_at <= now();
END
$$;
