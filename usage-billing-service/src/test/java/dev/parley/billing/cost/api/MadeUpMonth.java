package dev.parley.billing.cost.api;

import dev.parley.test.Database;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;

/// Writes a month of a test's own into the books: nothing in the ledger can be removed again.
record MadeUpMonth(YearMonth month) {
    private static YearMonth next = YearMonth.of(2071, 1);

    /// A month, and one after it, that no other test has.
    static synchronized MadeUpMonth ofNewMonth() {
        var books = new MadeUpMonth(next);
        next = next.plusMonths(2);
        return books;
    }

    MadeUpMonth nextMonth() {
        return new MadeUpMonth(month.plusMonths(1));
    }

    /// @param time
    ///            such as `14T12:00:00`, of the month
    Instant at(String time) {
        return Instant.parse(month + "-" + time + "Z");
    }

    /// Somebody whose plan has one price since ever.
    String person(String name, long priceMinor, String currency) {
        var plan = "margin_" + UUID.randomUUID();
        Database.execute("INSERT INTO billing.plan (code, name) VALUES (?, 'Made up')", plan);
        price(plan, "2000-01-01T00:00:00Z", priceMinor, currency);
        var person = name + "-" + UUID.randomUUID();
        period(person, plan);
        return person;
    }

    static void price(String plan, String from, long priceMinor, String currency) {
        Database.execute(
                """
                        INSERT INTO billing.plan_terms (plan, effective_from, allowance_seconds, sessions_max, price_minor, currency)
                        VALUES (?, ?::timestamptz, 6000, 1, ?, ?)""",
                plan, from, priceMinor, currency);
    }

    void period(String person, String plan) {
        Database.execute("""
                INSERT INTO billing.usage_period (person_id, period, allowance_seconds, plan, features, sessions_max)
                VALUES (?, ?, 6000, ?, '{}', 1)""", person, month.atDay(1), plan);
    }

    static String planOf(String person) {
        return Database.query("SELECT plan FROM billing.usage_period WHERE person_id = ?", person).getFirst();
    }

    /// A session that started at the begin of the month, unless [#session(String, String, String, Instant)] says when.
    String session(String person, String vendor, String persona) {
        return session(person, vendor, persona, month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    String session(String person, String vendor, String persona, Instant startedAt) {
        var session = "s-" + UUID.randomUUID();
        Database.execute("""
                INSERT INTO billing.metered_session (session_id, person_id, vendor, persona_id, started_at)
                VALUES (?, ?, ?, ?, ?::timestamptz)""", session, person, vendor, persona, startedAt.toString());
        return session;
    }

    static void clocks(String session, Long ours, Long vendors, Long joined) {
        Database.execute("""
                UPDATE billing.metered_session SET our_seconds = ?::bigint, vendor_seconds = ?::bigint,
                    joined_seconds = ?::bigint
                WHERE session_id = ?""", ours, vendors, joined, session);
    }

    void book(String session, String person, long seconds) {
        enter(session, person, "settlement", seconds);
    }

    void correct(String session, String person, long seconds) {
        enter(session, person, "correction", seconds);
    }

    private void enter(String session, String person, String kind, long seconds) {
        Database.execute(
                """
                        INSERT INTO billing.ledger_entry (session_id, person_id, period, kind, seconds, billed_minutes, booked_at)
                        VALUES (?, ?, ?, ?, ?, ? / 60, now())""",
                session, person, month.atDay(1), kind, seconds, seconds);
    }
}
