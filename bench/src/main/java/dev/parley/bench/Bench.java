package dev.parley.bench;

import dev.parley.bench.billing.ReservationsBenchmark;
import dev.parley.bench.billing.SettlementsBenchmark;
import dev.parley.bench.billing.StatementsBenchmark;
import dev.parley.bench.ingest.IngestBenchmark;
import dev.parley.bench.persona.ContextsBenchmark;
import dev.parley.bench.persona.PersonasBenchmark;
import dev.parley.bench.session.FollowersBenchmark;
import dev.parley.bench.session.SessionsBenchmark;
import dev.parley.bench.session.StartsBenchmark;
import dev.parley.bench.voice.VoiceStartsBenchmark;
import dev.parley.bench.voice.WatchedBenchmark;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/// What `./parley bench [--seconds N] [NAME...]` calls once everything is built. Its exit code is 0 when every
/// budget is met.
public final class Bench {
    /// In the order in which they run: webhooks last, as the others have much to catch up with afterwards.
    private static final List<Benchmark> BENCHMARKS = List.of(new ContextsBenchmark(), new PersonasBenchmark(),
            new ReservationsBenchmark(), new SettlementsBenchmark(), new StatementsBenchmark(), new SessionsBenchmark(),
            new StartsBenchmark(), new FollowersBenchmark(), new VoiceStartsBenchmark(), new WatchedBenchmark(),
            new IngestBenchmark());

    /// Kept, since a level is forgotten with its logger.
    private static final Logger LIBRARIES = Logger.getLogger("");

    private Bench() {}

    static void main(String[] arguments) {
        LIBRARIES.setLevel(Level.WARNING);
        System.exit(run(arguments) ? 0 : 1);
    }

    private static boolean run(String[] arguments) {
        try {
            var options = Options.parse(List.of(arguments), BENCHMARKS.stream().map(Benchmark::name).toList());
            return run(options, Path.of(System.getProperty("parley.project", "")).toAbsolutePath(), System.getenv());
        } catch (BenchFailure | IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return false;
        } catch (InterruptedException _) {
            return false;
        }
    }

    private static boolean run(Options options, Path project, Map<String, String> operator)
            throws IOException, InterruptedException {
        var machine = Machine.asItIs();
        System.out.println(machine.describe());
        machine.warning().ifPresent(System.out::println);
        var target = Files.createDirectories(project.resolve("bench/target"));
        try (var lock = FileChannel.open(target.resolve("bench.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                throw new BenchFailure("./parley bench is already running here: wait for it to end.");
            }
            return run(options, machine, OwnStack.in(project, operator), target);
        }
    }

    private static boolean run(Options options, Machine machine, OwnStack own, Path target)
            throws IOException, InterruptedException {
        var chosen = BENCHMARKS.stream().filter(benchmark -> options.includes(benchmark.name())).toList();
        var load = new Load(Load.USUAL, options.seconds());
        var start = Instant.now();
        var measurements = measure(chosen, load, own);
        ResultFile.write(target.resolve("results.json"), start, machine, load, measurements);
        System.out.println("times in ms from the moment a call was due; as JSON in bench/target/results.json");
        return measurements.size() == chosen.size() && measurements.stream().allMatch(Measurement::isGood);
    }

    /// One that cannot be measured says so, and is left out.
    private static List<Measurement> measure(List<Benchmark> chosen, Load load, OwnStack own)
            throws IOException, InterruptedException {
        var steps = new Steps(System.out);
        var measurements = new ArrayList<Measurement>();
        try (var stack = own) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack), "stop"));
            steps.begin("starting a stack of its own");
            stack.up();
            for (var benchmark : chosen) {
                try {
                    var measurement = new Run(stack, load, steps).measure(benchmark);
                    measurements.add(measurement);
                    System.out.printf("%n%s%n", Table.of(measurement));
                } catch (BenchFailure e) {
                    System.err.println(e.getMessage());
                }
            }
            steps.begin("ending it");
        }
        return measurements;
    }

    private static void end(OwnStack stack) {
        try {
            stack.close();
        } catch (IOException | BenchFailure e) {
            System.err.println("The stack of the benchmarks did not end: " + e.getMessage());
        }
    }
}
