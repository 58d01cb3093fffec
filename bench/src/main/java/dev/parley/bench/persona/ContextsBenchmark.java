package dev.parley.bench.persona;

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

/// Compiling a context for people who have told a lot: each for the first time, then all of them again.
public final class ContextsBenchmark implements Benchmark {
    private static final Duration COLD_P99_MAX = Duration.ofMillis(25);
    private static final Duration WARM_P99_MAX = Duration.ofMillis(5);

    @Override
    public String name() {
        return "contexts";
    }

    @Override
    public String about() {
        return "POST /v1/contexts of persona-service";
    }

    @Override
    public Service service() {
        return Service.PERSONA;
    }

    @Override
    public List<Limit> limits() {
        return List.of(Limit.ANSWER, Limit.COMMIT);
    }

    /// Whoever is asked for to warm up is never asked for in the measurement: that one must find nothing compiled.
    @Override
    public List<Case> prepare(Stage stage) throws SQLException {
        var measured = stage.load().measured().calls();
        stage.database().fill("persona", RichPeople.stored(measured + stage.load().warmUp().calls()));
        var people = compiling(stage, 0);
        var others = compiling(stage, measured);
        return List.of(new Case("cold: each person once", COLD_P99_MAX, others, people),
                new Case("warm: the same people again", WARM_P99_MAX, others, people));
    }

    private static Operation compiling(Stage stage, int firstPerson) {
        return stage.service().calls(call -> Call.post("/v1/contexts", """
                {"user_id":"%s","persona_id":"mentor-maya","kind":"mentor"}"""
                .formatted(RichPeople.person(firstPerson + call))).withToken(stage.serviceToken()));
    }
}
