package dev.parley.bench.billing;

import java.util.List;

/// People with enough minutes and sessions for any number of calls.
final class Subscribers {
    static final int COUNT = 10_000;
    static final List<String> SQL = List.of(
            "INSERT INTO plan (code, name) VALUES ('bench', 'Bench') ON CONFLICT DO NOTHING",
            """
                    INSERT INTO plan_terms (plan, effective_from, allowance_seconds, sessions_max, price_minor, currency)
                    VALUES ('bench', '2000-01-01T00:00:00Z', 1000000000, 1000000, 0, 'USD') ON CONFLICT DO NOTHING""",
            """
                    INSERT INTO subscription (person_id, plan, starts_at, told_at)
                    SELECT 'bench-person-' || n, 'bench', '2000-01-01T00:00:00Z', '2000-01-01T00:00:00Z'
                    FROM generate_series(0, %d) n ON CONFLICT DO NOTHING""".formatted(COUNT - 1));

    private Subscribers() {}
}
