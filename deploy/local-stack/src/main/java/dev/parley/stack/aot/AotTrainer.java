package dev.parley.stack.aot;

import dev.parley.stack.infrastructure.Ports;
import dev.parley.stack.plan.Layout;
import dev.parley.stack.plan.Service;
import dev.parley.stack.plan.ServiceEnvironment;
import dev.parley.stack.process.Launch;
import dev.parley.stack.process.LogFile;
import dev.parley.stack.process.Probe;
import dev.parley.stack.process.ProcessTree;
import dev.parley.stack.process.RunRecord;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Makes the caches that are missing, one service after the other and at the lowest priority, so that nobody who
/// works with the stack meanwhile feels it. What it starts joins the running infrastructure as a second instance.
public final class AotTrainer implements AutoCloseable {
    private static final Duration READY_MAX = Duration.ofMinutes(5);
    private static final Duration EXIT_MAX = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration END_MAX = Duration.ofSeconds(5);

    private final Layout layout;
    private final ServiceProgram program;
    private final ServiceEnvironment environment;
    private final AotCaches caches;
    private final Rehearsal rehearsal;
    private final Consumer<String> report;
    private final Thread worker = Thread.ofPlatform().name("aot-trainer").daemon().unstarted(this::trainAll);

    public AotTrainer(Layout layout, ServiceProgram program, ServiceEnvironment environment, AotCaches caches,
            Rehearsal rehearsal, Consumer<String> report) {
        this.layout = layout;
        this.program = program;
        this.environment = environment;
        this.caches = caches;
        this.rehearsal = rehearsal;
        this.report = report;
    }

    public AotTrainer start() {
        worker.start();
        return this;
    }

    /// Drops the practice run that is going on; it is made another time.
    @Override
    public void close() {
        worker.interrupt();
        try {
            worker.join(END_MAX);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void trainAll() {
        for (var service : Service.values()) {
            try {
                if (caches.find(service.title(), layout.program(service)).isEmpty()) {
                    train(service);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException e) {
                report.accept("no AOT cache for %s: %s".formatted(service.title(), e.getMessage()));
            }
        }
    }

    private void train(Service service) throws IOException, InterruptedException {
        var draft = caches.draft(service.title());
        var port = Ports.free();
        var managementPort = service.standardManagementPort().isPresent() ? Ports.free() : port;
        var process = launch(service, draft, port, managementPort).start();
        var part = service.title() + ".training";
        try {
            RunRecord.of(part, process.toHandle(), false).write(layout.run());
            awaitReady(process, Layout.readiness(managementPort));
            rehearsal.rehearse(URI.create("http://127.0.0.1:" + port), service.harmlessRoute());
            process.destroy();
            finish(service, process, draft);
        } finally {
            ProcessTree.endAtOnce(process.toHandle());
            RunRecord.forget(layout.run(), part);
            Files.deleteIfExists(draft);
        }
    }

    private Launch launch(Service service, Path draft, int port, int managementPort) throws IOException {
        var variables = new HashMap<>(environment.at(port, managementPort));
        variables.put("PARLEY_GROUP_SUFFIX", "-training");
        var command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(program.command(service, List.of("-XX:AOTCacheOutput=" + draft)));
        var log = LogFile.begin(layout.log(service.title() + ".training"));
        return new Launch(command, variables, layout.home(), log, false);
    }

    private static void awaitReady(Process process, URI readiness) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + READY_MAX.toNanos();
        while (!Probe.isOk(readiness)) {
            if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IOException("its practice run did not become ready");
            }
        }
    }

    /// On its way out the service's JVM has another one assemble the cache, which takes longer than the run.
    private void finish(Service service, Process process, Path draft) throws IOException, InterruptedException {
        if (!process.waitFor(EXIT_MAX.toMillis(), TimeUnit.MILLISECONDS) || !Files.exists(draft)) {
            throw new IOException("its practice run left none");
        }
        var cache = caches.keep(draft, service.title(), layout.program(service));
        report.accept("%s has an AOT cache now, %d MiB".formatted(service.title(), Files.size(cache) >> 20));
    }
}
