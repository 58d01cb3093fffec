package dev.parley.stack;

import dev.parley.stack.aot.AotCaches;
import dev.parley.stack.aot.AotTrainer;
import dev.parley.stack.aot.Rehearsal;
import dev.parley.stack.aot.ServiceProgram;
import dev.parley.stack.gateway.DemoToken;
import dev.parley.stack.gateway.Gateway;
import dev.parley.stack.gateway.RouteFiles;
import dev.parley.stack.identity.TokenMint;
import dev.parley.stack.infrastructure.Directories;
import dev.parley.stack.plan.Backing;
import dev.parley.stack.plan.Credentials;
import dev.parley.stack.plan.Layout;
import dev.parley.stack.plan.RealLiveKit;
import dev.parley.stack.plan.Service;
import dev.parley.stack.plan.ServiceEnvironment;
import dev.parley.stack.process.RunRecord;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Starts everything in the order in which it is needed, and stays until it is told to stop.
final class Up {
    private static final Duration TOKEN_VALID = Duration.ofHours(12);

    private final Layout layout;
    private final Map<String, String> operator;
    private final Steps steps;
    private final Teardown teardown = new Teardown();

    Up(Layout layout, Map<String, String> operator, Steps steps) {
        this.layout = layout;
        this.operator = operator;
        this.steps = steps;
    }

    /// Returns when the stack has been told to stop; throws when it could not start. Either way all has ended.
    void run(boolean fresh) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            start(fresh);
            Thread.currentThread().join();
        } finally {
            teardown.close();
        }
    }

    private void start(boolean fresh) throws IOException, InterruptedException {
        requireWholeLiveKit();
        teardown.start(this::lock);
        StackLog.to(layout);
        reportLeftOvers(Sweep.leftOvers(layout));
        if (fresh) {
            wipe();
        }
        var infrastructure = new Infrastructure(layout, operator, teardown, steps);
        Preflight.check(layout, Stream.concat(layout.ownPorts().stream(), infrastructure.ports().stream()).toList());
        teardown.start(this::record);
        teardown.start(() -> Guard.start(layout));
        var credentials = Credentials.in(layout.keys());
        var backing = infrastructure.start();
        teardown.start(() -> Restarts.start(layout, infrastructure.restartable(), steps));
        startServices(backing, credentials);
    }

    private void requireWholeLiveKit() {
        try {
            RealLiveKit.of(operator);
        } catch (IllegalArgumentException e) {
            throw new StackFailure(String.valueOf(e.getMessage()));
        }
    }

    private void startServices(Backing backing, Credentials credentials) throws IOException, InterruptedException {
        var mint = new TokenMint(credentials.identityProvider(), Clock.systemUTC());
        var program = new ServiceProgram(layout, operator);
        var caches = new AotCaches(layout.aot(), program.flags());
        var environment = new ServiceEnvironment(layout, backing, credentials, operator);
        var services = teardown.start(() -> new Services(layout, program, caches, environment, steps).start());
        teardown.start(() -> Gateway.start(layout.gatewayPort(), RouteFiles.read(layout.routes()), ports(),
                new DemoToken(mint, Clock.systemUTC())));
        services.awaitReady(teardown);
        welcome(mint);
        teardown.start(this::markReady);
        if (!operator.getOrDefault("PARLEY_TRAIN", "").equals("off")) {
            teardown.start(() -> new AotTrainer(layout, program, environment, caches, new Rehearsal(mint), steps::done)
                    .start());
        }
    }

    private void stop() {
        if (teardown.isClosing()) {
            teardown.close();
        } else {
            steps.done("stopping");
            teardown.close();
            steps.done("stopped");
        }
    }

    private StackLock lock() throws IOException {
        return StackLock.take(layout).orElseThrow(() -> new StackFailure(
                "Parley is already running here: look with ./parley status, end it with ./parley down."));
    }

    private AutoCloseable record() throws IOException {
        RunRecord.of(StackLock.STACK, ProcessHandle.current(), false).write(layout.run());
        return () -> RunRecord.forget(layout.run(), StackLock.STACK);
    }

    /// The file tells whoever started this in the background that the waiting is over.
    private AutoCloseable markReady() throws IOException {
        var mark = layout.run().resolve("ready");
        Files.writeString(mark, Long.toString(ProcessHandle.current().pid()));
        return () -> Files.deleteIfExists(mark);
    }

    private void reportLeftOvers(List<String> parts) {
        if (!parts.isEmpty()) {
            steps.done("ended what an earlier run had left: " + String.join(", ", parts));
        }
    }

    /// AOT caches and the unpacked database program hold nothing of anybody's, and are dear to make.
    private void wipe() throws IOException {
        for (var directory : List.of(layout.postgres().resolve("data"), layout.kafka(), layout.redis(),
                layout.keys())) {
            Directories.delete(directory);
        }
        steps.done("wiped the data of earlier runs");
    }

    private Map<String, Integer> ports() {
        return Arrays.stream(Service.values()).collect(Collectors.toMap(Service::title, layout::port));
    }

    private void welcome(TokenMint mint) {
        var gateway = "http://localhost:" + layout.gatewayPort();
        steps.done("Parley is ready");
        steps.say("");
        steps.say("  %-26s %s".formatted("gateway", gateway));
        for (var service : Service.values()) {
            steps.say("  %-26s http://localhost:%d".formatted(service.title(), layout.port(service)));
        }
        RealLiveKit.of(operator).ifPresent(this::sayWhereItsWebhooksGo);
        steps.say("");
        steps.say("  token " + mint.mint(DemoToken.PERSON, DemoToken.ROLE, TOKEN_VALID));
        steps.say("");
        steps.say("  curl -X POST " + gateway + "/functions/v1/start-tavus-session"
                + " -H 'Content-Type: application/json' -d '{\"user_id\":\"demo\",\"persona_id\":\"mentor-maya\"}'");
        steps.say("");
    }

    /// Without its webhooks nobody here learns that people come and go.
    private void sayWhereItsWebhooksGo(RealLiveKit livekit) {
        var base = operator.getOrDefault("PARLEY_WEBHOOK_URL", "").isBlank()
                ? layout.gateway()
                : URI.create(operator.get("PARLEY_WEBHOOK_URL"));
        steps.say("  %-26s %s".formatted("LiveKit", livekit.address()));
        steps.say("  %-26s %s (to be set there, with key %s)".formatted("  its webhooks go to",
                base.resolve("/webhooks/livekit"), livekit.key()));
    }
}
