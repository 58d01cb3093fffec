package dev.parley.stack;

import dev.parley.stack.aot.AotCaches;
import dev.parley.stack.aot.ServiceProgram;
import dev.parley.stack.plan.Layout;
import dev.parley.stack.plan.Service;
import dev.parley.stack.plan.ServiceEnvironment;
import dev.parley.stack.process.Backoff;
import dev.parley.stack.process.Launch;
import dev.parley.stack.process.LogFile;
import dev.parley.stack.process.Probe;
import dev.parley.stack.process.ProcessTree;
import dev.parley.stack.process.SupervisedProcess;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The five services and the sandbox as processes that are kept running.
final class Services implements AutoCloseable {
    private static final Duration READY_MAX = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(50);
    /// A service that dies this often before it was ever ready will not become so by itself.
    private static final int DEATHS_MAX = 3;
    private static final int LOG_LINES = 12;

    private final Layout layout;
    private final ServiceProgram program;
    private final AotCaches caches;
    private final ServiceEnvironment environment;
    private final Steps steps;
    private final Map<Service, SupervisedProcess> processes = new EnumMap<>(Service.class);

    Services(Layout layout, ServiceProgram program, AotCaches caches, ServiceEnvironment environment, Steps steps) {
        this.layout = layout;
        this.program = program;
        this.caches = caches;
        this.environment = environment;
        this.steps = steps;
    }

    Services start() throws IOException {
        for (var service : Service.values()) {
            var log = LogFile.begin(layout.log(service.title()));
            processes.put(service, new SupervisedProcess(service.title(), () -> launch(service, log), layout.run(),
                    Backoff.USUAL, steps::done));
        }
        try {
            for (var process : processes.values()) {
                process.start();
            }
        } catch (IOException e) {
            close();
            throw e;
        }
        return this;
    }

    /// Reports each service as it becomes ready; fails when one does not, with the end of what it printed.
    void awaitReady(Teardown teardown) throws IOException, InterruptedException {
        var waiting = EnumSet.allOf(Service.class);
        var deadline = System.nanoTime() + READY_MAX.toNanos();
        while (!waiting.isEmpty() && !teardown.isClosing()) {
            for (var service : List.copyOf(waiting)) {
                if (Probe.isOk(layout.readiness(service))) {
                    waiting.remove(service);
                    steps.done(service.title() + " is ready");
                } else if (hasGivenUp(service) || System.nanoTime() > deadline) {
                    throw notReady(service);
                }
            }
            Thread.sleep(POLL);
        }
    }

    /// All at once: none of them waits for another on its way out.
    @Override
    public void close() throws IOException {
        processes.values().forEach(SupervisedProcess::stopWatching);
        ProcessTree.end(processes.values().stream().flatMap(process -> process.process().stream()).toList(), PATIENCE);
        for (var process : processes.values()) {
            process.close();
        }
    }

    private Launch launch(Service service, Path log) {
        var cache = cache(service);
        var flags = cache.map(file -> List.of("-XX:AOTCache=" + file)).orElse(List.of());
        return new Launch(program.command(service, flags), environment.of(service), layout.home(), log,
                cache.isPresent());
    }

    private Optional<Path> cache(Service service) {
        try {
            return caches.find(service.title(), layout.program(service));
        } catch (IOException _) {
            // A cache only saves time.
            return Optional.empty();
        }
    }

    private boolean hasGivenUp(Service service) {
        var process = processes.get(service);
        return process != null && process.deathsInRow() >= DEATHS_MAX;
    }

    private StackFailure notReady(Service service) throws IOException {
        var log = layout.log(service.title());
        return new StackFailure("%s did not become ready; the end of %s:%n    %s".formatted(service.title(), log,
                String.join("\n    ", LogFile.lastLines(log, LOG_LINES))));
    }
}
