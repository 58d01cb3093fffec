package dev.parley.billing.statement;

import dev.parley.test.Database;

/// A session of a month that is past, row by row as the service would have left it.
public record BookedSession(String id, String person) {

    public static void period(String person, String period, String plan, long allowanceSeconds, long usedSeconds) {
        Database.execute("""
                INSERT INTO billing.usage_period (person_id, period, plan, allowance_seconds, used_seconds, features,
                                                  sessions_max)
                VALUES (?, cast(? AS date), ?, ?, ?, '{}', 3)""", person, period + "-01", plan, allowanceSeconds,
                usedSeconds);
    }

    public BookedSession known(String kind, String vendor, String startedAt) {
        Database.execute("""
                INSERT INTO billing.metered_session (session_id, person_id, kind, vendor, started_at)
                VALUES (?, ?, ?, ?, cast(? AS timestamptz))""", id, person, kind, vendor, startedAt);
        return this;
    }

    /// Null is a clock that is not known.
    public BookedSession clocks(Long ours, Long vendors, Long joined) {
        Database.execute(
                """
                        UPDATE billing.metered_session
                        SET our_seconds = cast(? AS bigint), vendor_seconds = cast(? AS bigint), joined_seconds = cast(? AS bigint)
                        WHERE session_id = ?""",
                ours, vendors, joined, id);
        return this;
    }

    public BookedSession reserved(String kind, String period) {
        Database.execute("""
                INSERT INTO billing.reservation (id, session_id, person_id, kind, period, state, granted_seconds,
                                                 reserved_at, expires_at)
                VALUES (gen_random_uuid(), ?, ?, ?, cast(? AS date), 'settled', 600, now(), now())""", id, person, kind,
                period + "-01");
        return this;
    }

    public BookedSession settled(String period, long seconds, long billedMinutes, long unbilledSeconds, String at,
            String... deliveries) {
        return book("settlement", period, seconds, billedMinutes, unbilledSeconds, "ours", at, id + "/ended",
                deliveries);
    }

    public BookedSession corrected(String period, long seconds, long billedMinutes, long unbilledSeconds, String clock,
            String at) {
        return book("correction", period, seconds, billedMinutes, unbilledSeconds, clock, at, id + "/amended",
                new String[0]);
    }

    private BookedSession book(String kind, String period, long seconds, long billedMinutes, long unbilledSeconds,
            String clock, String at, String event, String[] deliveries) {
        Database.execute("""
                INSERT INTO billing.ledger_entry (session_id, person_id, period, kind, seconds, billed_minutes,
                                                  unbilled_seconds, clock, booked_at, event_id, deliveries)
                VALUES (?, ?, cast(? AS date), ?, ?, ?, ?, ?, cast(? AS timestamptz), ?, string_to_array(?, ' '))""",
                id, person, period + "-01", kind, seconds, billedMinutes, unbilledSeconds, clock, at, event,
                String.join(" ", deliveries));
        return this;
    }
}
