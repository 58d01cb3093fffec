package dev.parley.system;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.model.event.Topic;
import dev.parley.stack.plan.Service;
import dev.parley.system.SignedDeliveries.SignedDelivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Promises 1, 2 and 7 at full speed while parts die: whatever was answered 2xx is stored once, and its fact is on
/// Kafka.
///
/// `-Dparley.soak=true` makes it the long one.
class AcknowledgedWebhookTest {
    private static final boolean IS_LONG = Boolean.getBoolean("parley.soak");
    private static final int DELIVERIES = IS_LONG ? 100_000 : 4_000;
    private static final int DUPLICATES_PERCENT = 30;
    private static final String ROOMS = "soak-";
    private static final String INGEST = "webhook-ingest-service";

    private RunningStack stack;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        stack = RunningStack.up();
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void isStoredOnceAndBecomesAFactOnce() throws Exception {
        var seed = Long.getLong("parley.seed", System.nanoTime());
        System.out.println("seed: -Dparley.seed=" + seed);
        var deliveries = SignedDeliveries.some(ROOMS, DELIVERIES, DUPLICATES_PERCENT, new Random(seed));
        var rooms = deliveries.stream().map(SignedDelivery::room).collect(toSet());
        var vendor = new PatientVendor(stack.layout().address(Service.WEBHOOK_INGEST).resolve("/webhooks/livekit"),
                deliveries);

        var sending = CompletableFuture.runAsync(() -> run(vendor::sendAll));
        for (var trouble : troubles()) {
            await().atMost(5, MINUTES).until(() -> vendor.acknowledged() >= trouble.after() || sending.isDone());
            System.out.println(vendor.acknowledged() + " acknowledged: " + trouble.what());
            trouble.happen().run();
        }
        sending.join();

        System.out.println("all acknowledged; other answers: " + vendor.otherAnswers());
        assertThat(vendor.otherAnswers().keySet()).isSubsetOf(Set.of(503));
        assertThat(stored()).hasSameSizeAs(rooms).allSatisfy((_, times) -> assertThat(times).isOne());
        await().atMost(5, MINUTES).pollInterval(2, SECONDS)
                .untilAsserted(() -> assertThat(facts().keySet()).containsExactlyInAnyOrderElementsOf(rooms));
        assertThat(facts()).allSatisfy((_, ids) -> assertThat(ids).hasSize(1));
    }

    private List<Trouble> troubles() {
        var kill = new Trouble(0, "the service is killed", () -> stack.kill(INGEST));
        if (!IS_LONG) {
            return List.of(kill.after(DELIVERIES / 2));
        }
        var postgres = new Trouble(0, "Postgres is restarted", () -> stack.restart("postgres"));
        var kafka = new Trouble(0, "Kafka is restarted", () -> stack.restart("kafka"));
        var troubles = new ArrayList<Trouble>();
        for (var trouble : Stream.of(kill, kill, postgres, kill, kafka, kill, kill).toList()) {
            troubles.add(trouble.after(DELIVERIES / 8 * (troubles.size() + 1)));
        }
        return troubles;
    }

    /// How often each room stands in the table.
    private Map<String, Long> stored() throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:%d/parley".formatted(stack.layout().postgresPort());
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT conversation FROM ingest.delivery WHERE conversation LIKE '%s%%'".formatted(ROOMS))) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found.stream().collect(groupingBy(Function.identity(), counting()));
        }
    }

    /// The ids of the events about each room: what a consumer that keeps an inbox would count.
    private Map<String, Set<String>> facts() {
        var before = "livekit:" + ROOMS;
        return new PublishedEvents(stack.kafka()).records(Topic.CONVERSATIONS).stream()
                .filter(record -> record.key().startsWith(before))
                .collect(groupingBy(record -> record.key().substring("livekit:".length()),
                        mapping(record -> new String(record.headers().lastHeader("ce_id").value(),
                                StandardCharsets.UTF_8), toSet())));
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    /// @param after
    ///            so many acknowledgements
    private record Trouble(int after, String what, Action happen) {
        Trouble after(int acknowledgements) {
            return new Trouble(acknowledgements, what, happen);
        }
    }
}
