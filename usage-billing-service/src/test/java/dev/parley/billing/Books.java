package dev.parley.billing;

import dev.parley.test.Database;
import java.util.List;

/// What the database says of a person's minutes, seen as the superuser.
public final class Books {
    private final String person;

    public Books(String person) {
        this.person = person;
    }

    public boolean areOverspent() {
        return !Database.query("""
                SELECT period FROM billing.usage_period
                WHERE person_id = ? AND used_seconds + reserved_seconds > allowance_seconds""", person).isEmpty();
    }

    /// For each period: used, reserved, live sessions.
    public List<String> counters() {
        return Database.query("""
                SELECT concat_ws(' ', period, used_seconds, reserved_seconds, live_sessions) FROM billing.usage_period
                WHERE person_id = ? ORDER BY period""", person);
    }

    /// The same as [#counters], out of the ledger and the reservations.
    public List<String> sums() {
        return Database.query(
                """
                        WITH held AS (
                            SELECT person_id, period, granted_seconds - next_seconds AS seconds FROM billing.reservation
                            WHERE state = 'reserved'
                            UNION ALL
                            SELECT person_id, (period + interval '1 month')::date, next_seconds FROM billing.reservation
                            WHERE state = 'reserved' AND next_seconds > 0)
                        SELECT concat_ws(' ', u.period,
                            (SELECT coalesce(sum(seconds), 0) FROM billing.ledger_entry l
                             WHERE l.person_id = u.person_id AND l.period = u.period),
                            (SELECT coalesce(sum(seconds), 0) FROM held h WHERE h.person_id = u.person_id AND h.period = u.period),
                            (SELECT count(*) FROM held h WHERE h.person_id = u.person_id AND h.period = u.period))
                        FROM billing.usage_period u WHERE u.person_id = ? ORDER BY u.period""",
                person);
    }

    /// A session's minutes are its seconds, rounded up once.
    public List<String> sessionsOfWrongMinutes() {
        return Database.query("""
                SELECT session_id FROM billing.ledger_entry WHERE person_id = ? GROUP BY session_id
                HAVING sum(billed_minutes) <> ceil(sum(seconds) / 60.0) OR sum(seconds) < 0""", person);
    }

    /// In the order in which they were booked.
    public List<String> entries() {
        return Database.query("""
                SELECT kind || ' ' || seconds || ' s, ' || billed_minutes || ' min' FROM billing.ledger_entry
                WHERE person_id = ? ORDER BY id""", person);
    }
}
