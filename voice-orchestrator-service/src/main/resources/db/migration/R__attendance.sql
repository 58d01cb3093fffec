-- Takes up what is due, each by one instance only. An agent that was heard of lately is due later, in one statement for all.
CREATE OR REPLACE FUNCTION take_up_attendance(acting_role text, acting_person text, at timestamptz,
                                              silence_seconds double precision, hold_seconds double precision,
                                              at_most int, may_judge_silence boolean)
    RETURNS TABLE (session_id text)
    LANGUAGE plpgsql
AS
$$
#variable_conflict use_column
BEGIN
    PERFORM act_as(acting_role, acting_person);
    UPDATE attendance a
    SET agent_due_at = greatest(a.heard_at + make_interval(secs => silence_seconds),
                                CASE WHEN may_judge_silence THEN at ELSE at + interval '1 second' END)
    WHERE a.due_at <= at AND a.agent_due_at <= at AND a.state = 'there' AND NOT a.doubted
      AND (a.heard_at + make_interval(secs => silence_seconds) > at OR NOT may_judge_silence)
      AND (a.taken_until IS NULL OR a.taken_until <= at);
    RETURN QUERY
        UPDATE attendance a SET taken_until = at + make_interval(secs => hold_seconds)
        WHERE a.session_id IN (
            SELECT d.session_id FROM attendance d
            WHERE d.due_at <= at AND (d.taken_until IS NULL OR d.taken_until <= at)
            ORDER BY d.due_at
            LIMIT at_most
            FOR UPDATE SKIP LOCKED)
        RETURNING a.session_id;
END
$$;

-- Notes who was heard of, and tells who of them is listened to.
CREATE OR REPLACE FUNCTION hear_agents(acting_role text, acting_person text, sessions text[], attempts int[],
                                       heard timestamptz[], silence_seconds double precision)
    RETURNS TABLE (session_id text)
    LANGUAGE plpgsql
AS
$$
#variable_conflict use_column
BEGIN
    PERFORM act_as(acting_role, acting_person);
    -- In one order, as others do it too.
    PERFORM FROM attendance a WHERE a.session_id = ANY (sessions) ORDER BY a.session_id FOR UPDATE;
    RETURN QUERY
        UPDATE attendance a
        SET heard_at = greatest(a.heard_at, h.heard_at),
            agent_due_at = CASE WHEN a.state = 'there' AND a.agent_due_at IS NULL
                THEN h.heard_at + make_interval(secs => silence_seconds) ELSE a.agent_due_at END
        FROM unnest(sessions, attempts, heard) AS h(session_id, attempt, heard_at)
        WHERE a.session_id = h.session_id AND h.attempt >= a.heard_from
        RETURNING a.session_id;
END
$$;

CREATE OR REPLACE FUNCTION attendance_by_pool(acting_role text, acting_person text)
    RETURNS TABLE (pool text, called bigint, there bigint, lost bigint)
    LANGUAGE plpgsql
AS
$$
#variable_conflict use_column
BEGIN
    PERFORM act_as(acting_role, acting_person);
    RETURN QUERY
        SELECT a.pool, count(*) FILTER (WHERE a.state = 'called'), count(*) FILTER (WHERE a.state = 'there'),
               count(*) FILTER (WHERE a.state = 'lost')
        FROM attendance a GROUP BY a.pool;
END
$$;
