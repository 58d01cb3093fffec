package dev.parley.stack.infrastructure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.yaml.snakeyaml.Yaml;

/// One Kafka broker that is its own controller (KRaft), with the topics of production.
public final class KafkaBroker implements AutoCloseable {
    private final KafkaRaftServer server;
    private final int port;

    private KafkaBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    public static KafkaBroker start(Path directory, int port) throws IOException {
        var controllerPort = Ports.free();
        var data = directory.resolve("data");
        Files.createDirectories(data);
        var properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("log.dirs", data.toString()),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // A broker that was killed is let back in only when its last session has run out.
                Map.entry("broker.session.timeout.ms", "5000"),
                Map.entry("broker.heartbeat.interval.ms", "1000"),
                // Sized for one machine: the defaults would take 128 MiB for a cleaner that has nothing to clean.
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("auto.create.topics.enable", "false")));
        format(directory, data, properties);
        var broker = new KafkaBroker(launch(properties), port);
        try {
            Topics.createMissing(broker.address());
        } catch (IOException e) {
            broker.close();
            throw e;
        }
        return broker;
    }

    public String address() {
        return address(port);
    }

    /// That of a broker on this port.
    public static String address(int port) {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /// Kafka is Scala, which throws checked exceptions undeclared.
    @SuppressWarnings("CatchingUnchecked")
    private static KafkaRaftServer launch(Properties properties) throws IOException {
        var server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (Exception e) {
            server.shutdown();
            throw new IOException("Kafka did not start: " + e.getMessage(), e);
        }
    }

    private static void format(Path directory, Path data, Properties properties) throws IOException {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        var config = directory.resolve("server.properties");
        try (var out = Files.newOutputStream(config)) {
            properties.store(out, null);
        }
        var said = new ByteArrayOutputStream();
        var exit = StorageTool.execute(
                new String[]{"format", "-t", Uuid.randomUuid().toString(), "-c", config.toString()},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        if (exit != 0) {
            throw new IOException("Kafka's storage could not be formatted: " + said.toString(StandardCharsets.UTF_8));
        }
    }

    /// The topics as `deploy/kafka/topics.yaml` lists them.
    private static final class Topics {
        private Topics() {}

        static void createMissing(String address) throws IOException {
            try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
                var created = admin.createTopics(wanted()).values();
                for (var topic : created.values()) {
                    settle(topic);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while creating Kafka's topics", e);
            }
        }

        /// One that exists is as good as one that was created, and says nothing about the next.
        private static void settle(KafkaFuture<Void> topic) throws IOException, InterruptedException {
            try {
                topic.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IOException("Kafka's topics could not be created: " + e.getMessage(), e);
                }
            }
        }

        private static List<NewTopic> wanted() throws IOException {
            try (var file = KafkaBroker.class.getResourceAsStream("/kafka/topics.yaml")) {
                Map<String, List<Map<String, Object>>> yaml = new Yaml().load(file);
                return yaml.getOrDefault("topics", List.of()).stream().map(Topics::topic).toList();
            }
        }

        private static NewTopic topic(Map<String, Object> entry) {
            var retention = Duration.ofDays(((Integer) entry.getOrDefault("retentionDays", 7)).longValue());
            return new NewTopic((String) entry.get("name"), (Integer) entry.getOrDefault("partitions", 1), (short) 1)
                    .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis())));
        }
    }
}
