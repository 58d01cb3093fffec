-- From here to the end of the transaction the person is not erased, and nobody else who asks for this proceeds.
CREATE OR REPLACE FUNCTION work_alone_on(of_person text) RETURNS void
    LANGUAGE sql AS
$$
SELECT pg_advisory_xact_lock(hashtext('person'), hashtext(of_person))
$$;

-- And for the same time nobody else decides about this conversation: its transcript and its session may come at the same
-- moment.
CREATE OR REPLACE FUNCTION decide_alone_on(its_vendor text, its_name text) RETURNS void
    LANGUAGE sql AS
$$
SELECT pg_advisory_xact_lock(hashtext('conversation of ' || its_vendor), hashtext(its_name))
$$;

-- Whether what of a person began at that time is to stay unknown: they want it so, or they were erased since.
CREATE OR REPLACE FUNCTION is_unwanted(of_person text, at timestamptz) RETURNS boolean
    LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM memory_opt_out o WHERE o.person_id = of_person AND (o.until IS NULL OR at <= o.until))
    OR EXISTS (SELECT FROM erasure e
               WHERE e.person_digest = encode(sha256(convert_to(of_person, 'UTF8')), 'hex') AND at <= e.erased_at);

-- Only so many conversations of a person are remembered. The ends are found by the conversations, which this statement
-- still sees.
CREATE OR REPLACE FUNCTION forget_beyond(newest int, of_person text, at timestamptz) RETURNS void
    LANGUAGE sql AS
$$
WITH gone AS (
         DELETE FROM conversation WHERE (vendor, vendor_conversation) IN (
             SELECT vendor, vendor_conversation FROM conversation WHERE person_id = of_person
             ORDER BY started_at DESC, vendor, vendor_conversation OFFSET newest)
         RETURNING vendor, vendor_conversation, session_id),
     ends AS (DELETE FROM session_end WHERE session_id IN (SELECT session_id FROM gone))
INSERT INTO forgotten_conversation (vendor, vendor_conversation, forgotten_at)
SELECT vendor, vendor_conversation, at FROM gone
ON CONFLICT DO NOTHING
$$;

-- Says whose a conversation is. Of somebody who does not want to be remembered, a transcript that waited is gone and one
-- that is still to come stays out. Whether it is kept out is asked last: a conversation that is not there may be on its way
-- out just now.
CREATE OR REPLACE FUNCTION session_started(event jsonb, newest int, at timestamptz) RETURNS void
    LANGUAGE plpgsql AS
$$
DECLARE
    its_vendor text        := upper(event->>'vendor');
    its_name   text        := event->>'vendorConversation';
    its_person text        := event->>'person';
    its_start  timestamptz := (event->>'startedAt')::timestamptz;
BEGIN
    PERFORM decide_alone_on(its_vendor, its_name);
    IF is_unwanted(its_person, its_start) THEN
        DELETE FROM conversation WHERE vendor = its_vendor AND vendor_conversation = its_name;
        INSERT INTO forgotten_conversation (vendor, vendor_conversation, forgotten_at) VALUES (its_vendor, its_name, at)
        ON CONFLICT DO NOTHING;
        RETURN;
    END IF;
    PERFORM FROM conversation WHERE vendor = its_vendor AND vendor_conversation = its_name FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO conversation (vendor, vendor_conversation, learned_at)
        SELECT its_vendor, its_name, at
        WHERE NOT EXISTS (SELECT FROM forgotten_conversation f
                          WHERE f.vendor = its_vendor AND f.vendor_conversation = its_name);
    END IF;
    UPDATE conversation
    SET session_id = event->>'session', person_id = its_person, persona_id = event->>'persona',
        kind = upper(event->>'kind'), started_at = its_start
    WHERE vendor = its_vendor AND vendor_conversation = its_name;
    PERFORM forget_beyond(newest, its_person, at);
END
$$;

-- The ends are kept by themselves too, for conversations that have yet to be heard of.
CREATE OR REPLACE FUNCTION sessions_ended(told jsonb, at timestamptz) RETURNS void
    LANGUAGE sql AS
$$
INSERT INTO session_end (session_id, ended_at, lasted_seconds, learned_at)
SELECT DISTINCT ON (e.session) e.session, e."endedAt", e."lastedSeconds", at
FROM jsonb_array_elements(told) t,
     jsonb_to_record(t->'data') AS e (session text, person text, "startedAt" timestamptz, "endedAt" timestamptz,
                                      "lastedSeconds" bigint)
WHERE t->>'type' = 'parley.session.ended.v1' AND NOT is_unwanted(e.person, e."startedAt")
ORDER BY e.session
ON CONFLICT (session_id) DO UPDATE SET ended_at = excluded.ended_at, lasted_seconds = excluded.lasted_seconds
$$;

-- The last amendment counts, whichever came first.
CREATE OR REPLACE FUNCTION sessions_amended(told jsonb, at timestamptz) RETURNS void
    LANGUAGE sql AS
$$
INSERT INTO session_end AS e (session_id, amended_at, amended_seconds, learned_at)
SELECT DISTINCT ON (a.session) a.session, a."amendedAt", a."lastedSeconds", at
FROM jsonb_array_elements(told) WITH ORDINALITY AS t (event, position),
     jsonb_to_record(t.event->'data') AS a (session text, person text, "amendedAt" timestamptz, "lastedSeconds" bigint)
WHERE t.event->>'type' = 'parley.session.amended.v1' AND NOT is_unwanted(a.person, a."amendedAt")
ORDER BY a.session, a."amendedAt" DESC, t.position DESC
ON CONFLICT (session_id) DO UPDATE SET amended_at = excluded.amended_at, amended_seconds = excluded.amended_seconds
    WHERE e.amended_at IS NULL OR e.amended_at <= excluded.amended_at
$$;

-- An amendment may be here before the end it amends, and the end before the start.
CREATE OR REPLACE FUNCTION learn_ends(told jsonb) RETURNS void
    LANGUAGE sql AS
$$
UPDATE conversation c
SET ended_at = coalesce(e.ended_at, c.ended_at),
    lasted_seconds = coalesce(e.amended_seconds, e.lasted_seconds, c.lasted_seconds)
FROM (SELECT DISTINCT t->'data'->>'session' AS session, t->'data'->>'person' AS person
      FROM jsonb_array_elements(told) t) s
     JOIN session_end e ON e.session_id = s.session
WHERE c.session_id = s.session AND c.person_id = s.person
$$;

-- Events as they came from the topic, in one transaction: each has its effect once, whatever is delivered again. People
-- are taken in the same order by everybody, and nobody else works on one of them until the transaction ends.
CREATE OR REPLACE FUNCTION hear(acting_role text, acting_person text, events text, newest int, at timestamptz)
    RETURNS void
    LANGUAGE plpgsql
    -- A plan that was made while a table was small is kept, and would read all of it when it is not.
    SET enable_seqscan = off
AS
$$
DECLARE
    told    jsonb;
    started jsonb;
BEGIN
    PERFORM act_as(acting_role, acting_person);
    WITH received AS (SELECT e.event, e.position
                      FROM jsonb_array_elements(events::jsonb) WITH ORDINALITY AS e (event, position)),
         new AS (INSERT INTO inbox (event_id) SELECT DISTINCT event->>'id' AS id FROM received ORDER BY id
                 ON CONFLICT DO NOTHING
                 RETURNING event_id)
    SELECT jsonb_agg(r.event ORDER BY r.position) INTO told FROM received r JOIN new n ON n.event_id = r.event->>'id';

    PERFORM work_alone_on(p.person)
    FROM (SELECT DISTINCT t->'data'->>'person' AS person FROM jsonb_array_elements(told) t ORDER BY person) p;
    FOR started IN
        SELECT t->'data' FROM jsonb_array_elements(told) t WHERE t->>'type' = 'parley.session.started.v1'
    LOOP
        PERFORM session_started(started, newest, at);
    END LOOP;
    PERFORM sessions_ended(told, at), sessions_amended(told, at);
    PERFORM learn_ends(told);
END
$$;
