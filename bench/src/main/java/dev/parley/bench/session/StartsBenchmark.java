package dev.parley.bench.session;

import dev.parley.bench.Benchmark;
import dev.parley.bench.Case;
import dev.parley.bench.Limit;
import dev.parley.bench.Stage;
import dev.parley.bench.load.Call;
import dev.parley.bench.load.Operation;
import dev.parley.stack.plan.Service;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Starting mentor sessions, each for another person: the intent, the minutes, the context, the conversation at Tavus,
/// and the session itself. What the sandbox takes for Tavus's part is counted too, so a start's own part takes less.
public final class StartsBenchmark implements Benchmark {
    private static final int PER_SECOND = 100;
    private static final Duration P99_MAX = Duration.ofMillis(50);

    @Override
    public String name() {
        return "starts";
    }

    @Override
    public String about() {
        return "POST /functions/v1/start-tavus-session of session-service, with those that it asks, and the sandbox for Tavus";
    }

    @Override
    public Service service() {
        return Service.SESSION;
    }

    /// Those that a start asks, and not those that hear of it.
    @Override
    public Set<Service> cast() {
        return Set.of(Service.SESSION, Service.PERSONA, Service.USAGE_BILLING, Service.VENDOR_SANDBOX);
    }

    /// A start cannot do with less than the commit of its intent and that of its session.
    @Override
    public List<Limit> limits() {
        return List.of(Limit.ANSWER, Limit.COMMIT);
    }

    @Override
    public List<Case> prepare(Stage stage) {
        return List.of(new Case("start", PER_SECOND, P99_MAX, starting(stage, "warm-up"), starting(stage, "measured")));
    }

    /// @param run
    ///            sets the people of one measurement apart from those of another
    private static Operation starting(Stage stage, String run) {
        return stage.service().calls(call -> Call.post("/functions/v1/start-tavus-session", """
                {"user_id":"bench-starter-%s-%d","persona_id":"mentor-maya"}""".formatted(run, call))
                .withToken(stage.serviceToken()));
    }
}
