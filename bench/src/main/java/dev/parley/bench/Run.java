package dev.parley.bench;

import dev.parley.bench.load.Database;
import dev.parley.bench.load.Door;
import dev.parley.bench.load.Kafka;
import dev.parley.bench.load.NotAnswered;
import dev.parley.bench.load.OpenLoop;
import dev.parley.bench.load.Operation;
import dev.parley.bench.load.Sample;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// Takes one benchmark through its steps: prepare, let the database rest, measure the limits, measure the cases.
final class Run {
    /// As a database is that has lived for a while, and with nothing left over that it would do during the measurement.
    private static final List<String> REST = List.of("VACUUM ANALYZE", "CHECKPOINT");
    /// A service that is still cold must not begin with a queue that it never gets through.
    private static final int AT_ONCE_MAX = 16;
    private static final int LIMIT_SECONDS_MAX = 15;

    private final OwnStack stack;
    private final Load load;
    private final Steps steps;

    Run(OwnStack stack, Load load, Steps steps) {
        this.stack = stack;
        this.load = load;
        this.steps = steps;
    }

    Measurement measure(Benchmark benchmark) throws IOException, InterruptedException {
        try (var service = new Door(stack.address(benchmark.service()));
                var health = new Door(stack.management(benchmark.service()));
                var database = new Database(stack.jdbcUrl());
                var kafka = new Kafka(stack.kafka());
                var _ = stack.hold(EnumSet.complementOf(EnumSet.copyOf(benchmark.cast())))) {
            var stage = new Stage(load, service, database, kafka, stack.serviceToken(),
                    stack.address(benchmark.service()), () -> stack.residentMib(benchmark.service()),
                    () -> stack.processorSeconds(benchmark.service()));
            var cases = prepare(benchmark, stage);
            var limits = limits(benchmark, stage, health);
            return new Measurement(benchmark.name(), benchmark.about(), limits,
                    outcomes(benchmark, cases, limits.lastEntry().getValue()));
        } catch (SQLException | NotAnswered e) {
            throw new BenchFailure("%s could not be measured: %s".formatted(benchmark.name(), e.getMessage()), e);
        }
    }

    private List<Case> prepare(Benchmark benchmark, Stage stage) throws SQLException {
        steps.begin(benchmark.name() + ": filling the database");
        Limit.prepare(stage);
        var cases = benchmark.prepare(stage);
        steps.begin(benchmark.name() + ": letting it settle");
        stage.database().fill("public", REST);
        return cases;
    }

    /// Each alone, so that one sees what costs how much, and last all of them one after the other.
    private LinkedHashMap<String, Sample> limits(Benchmark benchmark, Stage stage, Door health)
            throws SQLException, InterruptedException {
        var brief = load.atMost(LIMIT_SECONDS_MAX);
        var operations = new ArrayList<Operation>();
        var samples = new LinkedHashMap<String, Sample>();
        for (var limit : benchmark.limits()) {
            var operation = limit.operation(stage, health);
            operations.add(operation);
            samples.put(limit.title(), measure(brief, benchmark.name(), limit.title(), operation, operation));
        }
        if (operations.size() > 1) {
            var title = benchmark.limits().stream().map(Limit::title).collect(Collectors.joining(", then "));
            var all = operations.stream().reduce(Operation::then).orElseThrow();
            samples.put(title, measure(brief, benchmark.name(), title, all, all));
        }
        return samples;
    }

    private List<Outcome> outcomes(Benchmark benchmark, List<Case> cases, Sample limit) throws InterruptedException {
        var outcomes = new ArrayList<Outcome>();
        for (var promise : cases) {
            outcomes.add(new Outcome(promise,
                    measure(load.at(promise.perSecond()), benchmark.name(), promise.name(), promise.warmUp(),
                            promise.measured()),
                    limit));
        }
        return List.copyOf(outcomes);
    }

    private Sample measure(Load load, String benchmark, String title, Operation warmUp, Operation measured)
            throws InterruptedException {
        steps.begin(benchmark + ": measuring " + title);
        OpenLoop.warmUp(load.warmUp(), warmUp, AT_ONCE_MAX);
        // What that has left in our own heap must not be collected in the middle of what follows.
        System.gc();
        return OpenLoop.run(load.measured(), measured);
    }
}
