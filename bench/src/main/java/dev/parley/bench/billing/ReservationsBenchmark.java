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

/// Reserving minutes for new sessions of many people: at a busy pace, and at one that must be kept up with.
public final class ReservationsBenchmark implements Benchmark {
    private static final int BUSY = 500;
    private static final int SATURATING = 2_000;
    private static final Duration P99_MAX = Duration.ofMillis(10);
    /// Whoever does not keep up is further behind with every second.
    private static final Duration KEEPING_UP = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "reservations";
    }

    @Override
    public String about() {
        return "POST /v1/reservations of usage-billing-service, %,d people".formatted(Subscribers.COUNT);
    }

    @Override
    public Service service() {
        return Service.USAGE_BILLING;
    }

    @Override
    public List<Limit> limits() {
        return List.of(Limit.ANSWER, Limit.COMMIT);
    }

    @Override
    public List<Case> prepare(Stage stage) throws SQLException {
        stage.database().fill("billing", Subscribers.SQL);
        return List.of(
                new Case("reserve", BUSY, P99_MAX, reserving(stage, "warm-up"), reserving(stage, "busy")),
                new Case("reserve, keeping up", SATURATING, KEEPING_UP, reserving(stage, "before"),
                        reserving(stage, "saturated")));
    }

    /// @param run
    ///            sets the sessions of one measurement apart from those of another
    private static Operation reserving(Stage stage, String run) {
        return stage.service().calls(call -> Call.post("/v1/reservations", """
                {"user_id":"bench-person-%d","session_id":"bench-%s-%d","kind":"mentor","seconds":600}"""
                .formatted(call % Subscribers.COUNT, run, call)).withToken(stage.serviceToken()));
    }
}
