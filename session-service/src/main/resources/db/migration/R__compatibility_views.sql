-- The tables that the seeds' products had, for the queries that people have on them. Each is read with the rights of
-- whoever asks, so row security holds; none can be written.
DROP VIEW IF EXISTS mentor_conversations;
DROP VIEW IF EXISTS daily_sessions;
DROP VIEW IF EXISTS tavus_conversations;

CREATE VIEW mentor_conversations WITH (security_invoker = true, security_barrier = true) AS
SELECT s.mentor_conversation_id                                            AS id,
       s.person_id                                                         AS user_id,
       s.persona_id                                                        AS user_persona_id,
       s.daily_session_id,
       s.vendor_conversation                                               AS tavus_conversation_id,
       s.join_url                                                          AS conversation_url,
       s.state                                                             AS status,
       s.started_at                                                        AS start_time,
       s.ended_at                                                          AS end_time,
       s.lasted_seconds                                                    AS duration_seconds,
       jsonb_strip_nulls(jsonb_build_object('session_id', s.id, 'persona_name', s.persona_name, 'persona_version',
                                            s.persona_version, 'end_reason', lower(s.end_reason))) AS metadata,
       s.requested_at                                                      AS created_at
FROM session s
WHERE s.kind = 'MENTOR';

CREATE VIEW daily_sessions WITH (security_invoker = true, security_barrier = true) AS
SELECT s.daily_session_id       AS id,
       s.person_id              AS user_id,
       s.mentor_conversation_id,
       lower(s.kind)            AS session_type,
       CASE s.state WHEN 'ended' THEN 'completed' WHEN 'failed' THEN 'failed' ELSE 'in_progress' END AS status,
       s.requested_at           AS created_at,
       s.started_at,
       CASE WHEN s.state = 'ended' THEN s.ended_at END AS completed_at,
       s.lasted_seconds         AS duration_seconds,
       (SELECT string_agg(t.role || ': ' || t.said, E'\n' ORDER BY t.position)
        FROM transcript_turn t WHERE t.session_id = s.id) AS transcript
FROM session s
WHERE s.kind = 'MENTOR';

CREATE VIEW tavus_conversations WITH (security_invoker = true, security_barrier = true) AS
SELECT s.mentor_conversation_id      AS id,
       s.person_id                   AS user_id,
       s.vendor_conversation         AS conversation_id,
       s.join_url                    AS conversation_url,
       CASE WHEN pg_input_is_valid(s.id, 'uuid') THEN s.id::uuid END AS tavus_tracking_id,
       o.email,
       CASE s.state WHEN 'ended' THEN 'completed' WHEN 'failed' THEN 'failed' ELSE 'created' END AS status,
       s.requested_at                AS created_at,
       CASE WHEN s.state = 'ended' THEN s.ended_at END AS completed_at,
       (SELECT string_agg(t.role || ': ' || t.said, E'\n' ORDER BY t.position)
        FROM transcript_turn t WHERE t.session_id = s.id) AS transcript,
       s.lasted_seconds::int         AS duration_seconds,
       jsonb_strip_nulls(jsonb_build_object('persona_name', s.persona_name, 'end_reason', lower(s.end_reason))) AS metadata,
       (SELECT r.location FROM recording r WHERE r.session_id = s.id
        ORDER BY r.recorded_at DESC, r.location LIMIT 1) AS completion_url,
       s.persona_id,
       coalesce(s.replica_id, (SELECT p.identity FROM presence p WHERE p.session_id = s.id AND p.role = 'agent'
                               ORDER BY p.joined_at LIMIT 1)) AS replica_id,
       s.conversation_name
FROM session s
     LEFT JOIN onboarding_conversation o ON o.session_id = s.id
WHERE s.kind = 'ONBOARDING';
