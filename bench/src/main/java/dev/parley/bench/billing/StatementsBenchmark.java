package dev.parley.bench.billing;

import dev.parley.bench.Benchmark;
import dev.parley.bench.Case;
import dev.parley.bench.Limit;
import dev.parley.bench.Stage;
import dev.parley.bench.load.Call;
import dev.parley.bench.load.Operation;
import dev.parley.stack.plan.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// The statement of a month in which somebody had very many sessions.
public final class StatementsBenchmark implements Benchmark {
    private static final int SESSIONS = 10_000;
    private static final int PER_SECOND = 2;
    private static final Duration P99_MAX = Duration.ofMillis(300);
    private static final List<String> BUSY_MONTH = List.of(
            """
                    INSERT INTO metered_session (session_id, person_id, kind, vendor, started_at)
                    SELECT 'statement-' || n, 'bench-talker', 'mentor', 'tavus', '2026-01-01T00:00:00Z'::timestamptz + n * interval '4 minutes'
                    FROM generate_series(1, %d) n ON CONFLICT DO NOTHING"""
                    .formatted(SESSIONS),
            """
                    INSERT INTO ledger_entry (session_id, person_id, period, kind, seconds, billed_minutes, clock, event_id,
                                              deliveries, booked_at)
                    SELECT 'statement-' || n, 'bench-talker', '2026-01-01', 'settlement', 125, 3, 'ours', gen_random_uuid(),
                           ARRAY [gen_random_uuid()::text, gen_random_uuid()::text],
                           '2026-01-01T00:03:00Z'::timestamptz + n * interval '4 minutes'
                    FROM generate_series(1, %d) n ON CONFLICT DO NOTHING"""
                    .formatted(SESSIONS));

    @Override
    public String name() {
        return "statements";
    }

    @Override
    public String about() {
        return "GET /v1/statements/{period} of usage-billing-service, a person with %,d sessions in it"
                .formatted(SESSIONS);
    }

    @Override
    public Service service() {
        return Service.USAGE_BILLING;
    }

    @Override
    public List<Limit> limits() {
        return List.of(Limit.ANSWER, Limit.LOOKUP);
    }

    @Override
    public List<Case> prepare(Stage stage) throws SQLException {
        stage.database().fill("billing", BUSY_MONTH);
        return List.of(statement(stage, "as JSON", "application/json"), statement(stage, "as CSV", "text/csv"));
    }

    private static Case statement(Stage stage, String name, String type) {
        Operation read = stage.service().calls(_ -> Call.get("/v1/statements/2026-01?user_id=bench-talker")
                .withToken(stage.serviceToken()).with("Accept", type));
        return new Case("statement " + name, PER_SECOND, P99_MAX, read, read);
    }
}
