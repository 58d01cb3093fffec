package dev.parley.test;

import dev.parley.stack.infrastructure.KafkaBroker;
import dev.parley.stack.infrastructure.Ports;
import dev.parley.stack.infrastructure.Postgres;
import dev.parley.stack.infrastructure.RedisNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;

/// Postgres, Kafka and Redis of this test JVM: started at the first need, ended with the JVM.
///
/// Quarkus loads test resources anew for each application it starts, so the addresses are kept where every class
/// loader sees them: in system properties, which must be text since others read them all.
final class RealParts {
    private static final String PREFIX = "parley.test.parts.";

    private RealParts() {}

    static Properties start() {
        var kept = System.getProperties();
        synchronized (kept) {
            var started = new Properties();
            for (var name : kept.stringPropertyNames()) {
                if (name.startsWith(PREFIX)) {
                    started.setProperty(name.substring(PREFIX.length()), kept.getProperty(name));
                }
            }
            return started.isEmpty() ? startAndKeep(kept) : started;
        }
    }

    private static Properties startAndKeep(Properties kept) {
        try {
            var started = startParts(Files.createTempDirectory("parley-test-"));
            for (var name : started.stringPropertyNames()) {
                kept.setProperty(PREFIX + name, started.getProperty(name));
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("The real parts did not start", e);
        }
    }

    private static Properties startParts(Path directory) throws IOException {
        var postgres = Postgres.start(directory.resolve("postgres"), Ports.free(),
                List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        var kafka = KafkaBroker.start(directory.resolve("kafka"), Ports.free());
        var redis = RedisNode.start(directory.resolve("redis"), Ports.free());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end(redis);
            end(kafka);
            end(postgres);
            delete(directory);
        }, "end-real-parts"));
        var addresses = new Properties();
        addresses.setProperty("parley.postgres.url", postgres.url());
        addresses.setProperty("parley.kafka", kafka.address());
        addresses.setProperty("parley.redis", redis.url());
        addresses.setProperty("directory", directory.toString());
        return addresses;
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println("A part did not end cleanly: " + e);
        }
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Left behind: " + directory + " (" + e + ")");
        }
    }
}
