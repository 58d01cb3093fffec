package dev.parley.stack;

import dev.parley.stack.infrastructure.KafkaBroker;
import dev.parley.stack.infrastructure.Postgres;
import dev.parley.stack.infrastructure.RedisNode;
import dev.parley.stack.plan.Backing;
import dev.parley.stack.plan.Layout;
import dev.parley.stack.plan.Port;
import dev.parley.stack.process.RunRecord;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/// Postgres, Kafka and Redis, each started here unless the operator has named one that runs elsewhere.
final class Infrastructure {
    static final String POSTGRES = "postgres";
    static final String KAFKA = "kafka";
    static final String REDIS = "redis";
    /// The library turns durability off, as tests like it. Here people keep their data.
    private static final List<String> DURABLE = List.of("fsync=on", "full_page_writes=on", "synchronous_commit=on");

    private final Layout layout;
    private final Map<String, String> operator;
    private final Teardown teardown;
    private final Steps steps;
    private final Queue<Restartable> started = new ConcurrentLinkedQueue<>();

    Infrastructure(Layout layout, Map<String, String> operator, Teardown teardown, Steps steps) {
        this.layout = layout;
        this.operator = operator;
        this.teardown = teardown;
        this.steps = steps;
    }

    /// The ports that starting needs.
    List<Port> ports() {
        var ports = new ArrayList<Port>();
        addUnlessNamed(ports, Backing.POSTGRES_VARIABLE, new Port("Postgres", layout.postgresPort()));
        addUnlessNamed(ports, Backing.KAFKA_VARIABLE, new Port("Kafka", layout.kafkaPort()));
        addUnlessNamed(ports, Backing.REDIS_VARIABLE, new Port("Redis", layout.redisPort()));
        return List.copyOf(ports);
    }

    /// All three at once. When one fails the others are left to the teardown.
    Backing start() throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var postgres = CompletableFuture.supplyAsync(() -> unchecked(this::postgres), threads);
            var kafka = CompletableFuture.supplyAsync(() -> unchecked(this::kafka), threads);
            var redis = CompletableFuture.supplyAsync(() -> unchecked(this::redis), threads);
            return new Backing(postgres.join(), kafka.join(), redis.join());
        } catch (CompletionException e) {
            throw cause(e);
        }
    }

    private String postgres() throws IOException {
        var named = named(Backing.POSTGRES_VARIABLE);
        if (!named.isEmpty()) {
            return external("Postgres", named);
        }
        forgetAfterwards(POSTGRES);
        start(POSTGRES, () -> {
            var server = Postgres.start(layout.postgres(), layout.postgresPort(), DURABLE);
            record(POSTGRES, server.pid());
            return server;
        });
        steps.done("Postgres is ready");
        return Postgres.url(layout.postgresPort());
    }

    private String kafka() throws IOException {
        var named = named(Backing.KAFKA_VARIABLE);
        if (!named.isEmpty()) {
            return external("Kafka", named);
        }
        start(KAFKA, () -> KafkaBroker.start(layout.kafka(), layout.kafkaPort()));
        steps.done("Kafka is ready");
        return KafkaBroker.address(layout.kafkaPort());
    }

    private String redis() throws IOException {
        var named = named(Backing.REDIS_VARIABLE);
        if (!named.isEmpty()) {
            return external("Redis", named);
        }
        forgetAfterwards(REDIS);
        start(REDIS, () -> {
            var node = RedisNode.start(layout.redis(), layout.redisPort());
            record(REDIS, node.pid());
            return node;
        });
        steps.done("Redis is ready");
        return RedisNode.url(layout.redisPort());
    }

    /// What was started here, to be restarted.
    List<Restartable> restartable() {
        return List.copyOf(started);
    }

    private void start(String part, Teardown.Starter<? extends AutoCloseable> starter) throws IOException {
        started.add(teardown.start(() -> Restartable.start(part, starter)));
    }

    private String external(String part, String address) {
        steps.done(part + " is your own");
        return address;
    }

    /// Comes before the start, so that at the end it comes after the server is gone.
    private void forgetAfterwards(String part) throws IOException {
        teardown.start(() -> () -> RunRecord.forget(layout.run(), part));
    }

    private void record(String part, long pid) throws IOException {
        var process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            RunRecord.of(part, process.get(), false).write(layout.run());
        }
    }

    private void addUnlessNamed(List<Port> ports, String variable, Port port) {
        if (named(variable).isEmpty()) {
            ports.add(port);
        }
    }

    private String named(String variable) {
        return operator.getOrDefault(variable, "").strip();
    }

    private static String unchecked(Teardown.Starter<String> starter) {
        try {
            return starter.start();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static IOException cause(CompletionException e) {
        return switch (e.getCause()) {
            case IOException io -> io;
            case StackFailure failure -> throw failure;
            case null, default -> new IOException("The infrastructure did not start: " + e.getMessage(), e);
        };
    }
}
