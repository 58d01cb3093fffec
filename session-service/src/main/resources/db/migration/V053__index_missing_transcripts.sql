-- Recovery looks every few seconds for sessions that ended a short while ago and whose transcript is not here: it must
-- not read all that ever ended for that.
CREATE INDEX session_without_transcript ON session (ended_at) WHERE state = 'ended' AND NOT transcript_stored;
