-- Replaced by functions of other parameters, in `R__settle.sql` and `R__session_events.sql`.
DROP FUNCTION IF EXISTS book(text, text, date, bigint, bigint, text, text, text[], timestamptz, text);
DROP FUNCTION IF EXISTS session_started(json, bigint);
DROP FUNCTION IF EXISTS session_ended(json, text, timestamptz, text);
DROP FUNCTION IF EXISTS session_amended(json, text, timestamptz, text);
DROP FUNCTION IF EXISTS deliveries_of(json);
DROP FUNCTION IF EXISTS figures_of(json, text);
