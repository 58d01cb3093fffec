package dev.parley.billing;

import dev.parley.test.Database;
import java.util.UUID;

/// Plans made up for tests, in force since long ago.
public final class Plans {

    private Plans() {}

    /// From the beginning on, so that the whole of every period is under it.
    public static void subscribe(String person, long allowanceSeconds, int sessionsMax, String features) {
        subscribe(person, allowanceSeconds, sessionsMax, features, null);
    }

    /// @param overageMinuteMinor
    ///            what a minute beyond the allowance costs, or null where nobody gets beyond it
    public static void subscribe(String person, long allowanceSeconds, int sessionsMax, String features,
            Long overageMinuteMinor) {
        var plan = "test_" + UUID.randomUUID();
        Database.execute("INSERT INTO billing.plan (code, name) VALUES (?, 'Made up')", plan);
        Database.execute("""
                INSERT INTO billing.plan_terms (plan, effective_from, allowance_seconds, features, sessions_max,
                                                price_minor, currency, overage_minute_minor)
                VALUES (?, '2000-01-01T00:00:00Z', ?, string_to_array(?, ','), ?, 0, 'EUR', ?::bigint)""", plan,
                allowanceSeconds, features, sessionsMax, overageMinuteMinor);
        Database.execute("""
                INSERT INTO billing.subscription (person_id, plan, starts_at, told_at)
                VALUES (?, ?, '2000-01-01T00:00:00Z', '2000-01-01T00:00:00Z')""", person, plan);
    }
}
