package dev.parley.ingest.normalise;

import static dev.parley.ingest.normalise.StoredDeliveries.aRoom;
import static dev.parley.ingest.normalise.StoredDeliveries.factsOnceThereAre;
import static dev.parley.ingest.normalise.StoredDeliveries.store;
import static dev.parley.ingest.normalise.StoredDeliveries.storeGarbage;
import static dev.parley.ingest.normalise.StoredDeliveries.storeMany;
import static dev.parley.ingest.normalise.StoredDeliveries.worker;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.Topic;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class NormaliserWorkerTest {
    @Inject
    ObjectMapper json;
    @Inject
    Vertx vertx;
    @Inject
    NormaliserConfig config;
    @Inject
    Normaliser normaliser;
    @Inject
    NormaliserMetrics figures;
    @Inject
    RightOfWay rightOfWay;
    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @BeforeAll
    static void waitLong() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @Test
    void factsOfAConversationComeInTheOrderOfItsCommits() throws Exception {
        var room = aRoom();
        try (var writers = Executors.newFixedThreadPool(8)) {
            var stored = IntStream.range(0, 80).mapToObj(_ -> writers.submit(() -> store(room, "room_started")))
                    .toList();
            for (var one : stored) {
                one.get();
            }
        }

        assertThat(deliveries(factsOnceThereAre(room, 80))).containsExactlyElementsOf(Database.query(
                "SELECT id FROM ingest.delivery WHERE conversation = ? ORDER BY committed, id", room));
    }

    @Test
    void aDeliveryWaitsForATransactionThatBeganBeforeItsOwn() throws Exception {
        var room = aRoom();
        long first;
        long second;
        try (var early = Database.connect("postgres")) {
            early.setAutoCommit(false);
            first = store(early, room, "room_started");
            second = store(room, "room_finished");
            var looked = Database.query("SELECT clock_timestamp()").getFirst();
            await().until(() -> !Database.query("""
                    SELECT pid FROM pg_stat_activity WHERE pid = ? AND query LIKE 'SELECT EXISTS%'
                      AND query_start > ?::timestamptz""", Integer.valueOf(worker()), looked).isEmpty());
            early.commit();
        }

        assertThat(deliveries(factsOnceThereAre(room, 2)))
                .containsExactly(Long.toString(first), Long.toString(second));
    }

    @Test
    void aWorkerThatIsKilledLosesNothingAndRepeatsNothing() {
        var rooms = Stream.generate(StoredDeliveries::aRoom).limit(20).toList();
        var deaths = 6;
        for (int death = 0; death < deaths; death++) {
            var victim = worker();
            storeMany(rooms, 100);
            Database.query("SELECT pg_terminate_backend(?)", Integer.valueOf(victim));
        }
        storeMany(rooms, 1);

        var expected = rooms.size() * (deaths * 100 + 1);
        var records = await().until(() -> factsOf(rooms), found -> found.size() >= expected);
        assertThat(records.stream().map(record -> Kafka.header(record, "ce_id")).distinct().count())
                .isEqualTo(expected);
        assertThat(records.size()).isEqualTo(expected);
        for (var room : rooms) {
            assertThat(deliveries(records.stream().filter(record -> record.key().endsWith(room)).toList()))
                    .containsExactlyElementsOf(Database.query(
                            "SELECT id FROM ingest.delivery WHERE conversation = ? ORDER BY committed, id", room));
        }
    }

    @Test
    void ofTwoWorkersOneWorksAndTheOtherTakesOver() throws Exception {
        var before = worker();
        var other = anotherWorker();
        other.start();
        try {
            await().until(() -> standingBy().size() == 1);
            var room = aRoom();
            store(room, "room_started");
            factsOnceThereAre(room, 1);
            assertThat(worker()).isEqualTo(before);

            Database.query("SELECT pg_terminate_backend(?)", Integer.valueOf(before));
            store(room, "room_finished");

            assertThat(factsOnceThereAre(room, 2)).hasSize(2);
            assertThat(worker()).isNotEqualTo(before);
        } finally {
            other.stop();
        }
    }

    @Test
    void whoeverIsMistakenAboutTheCursorChangesNothing() throws SQLException {
        var room = aRoom();
        store(room, "room_started");
        factsOnceThereAre(room, 1);
        try (var mistaken = Database.connect("ingest_app")) {
            assertThatThrownBy(() -> Database.query(mistaken, """
                    SELECT publish_batch('service', '', '1', 1, '2', 2, '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}',
                                         '{}', '{}', '{}')"""))
                    .hasMessageContaining("moved the cursor");
        }
    }

    @Test
    void whatCannotBeReadBlocksNobody() {
        var room = aRoom();
        var garbage = storeGarbage(room);
        store(room, "room_finished");

        assertThat(factsOnceThereAre(room, 1)).extracting(record -> Kafka.header(record, "ce_type"))
                .containsExactly("parley.conversation.room-finished.v1");
        assertThat(Database.query("SELECT reason || '|' || attempts FROM ingest.dead_letter WHERE delivery_id = ?",
                garbage)).singleElement().asString().contains("PayloadCodec").endsWith("|1");
        assertThat(Database.query("SELECT id FROM ingest.delivery WHERE id = ?", garbage)).hasSize(1);
    }

    @Test
    void whatTheDatabaseCannotKeepBlocksNobody() {
        var room = aRoom();
        store(room, "room_started");
        var noText = store("livekit", "room_started", null, StoredDeliveries.livekit("a\\u0000b", "room_started"));
        store(room, "room_finished");

        assertThat(factsOnceThereAre(room, 2)).extracting(record -> Kafka.header(record, "ce_type")).containsExactly(
                "parley.conversation.started.v1", "parley.conversation.room-finished.v1");
        await().untilAsserted(() -> assertThat(
                Database.query("SELECT reason FROM ingest.dead_letter WHERE delivery_id = ?", noText))
                .singleElement().asString().contains("22021"));
    }

    @Test
    void whatNobodyKnowsIsPublishedAsThatAndMarked() {
        var room = aRoom();
        var unknown = store(room, "room_repainted");

        assertThat(factsOnceThereAre(room, 1)).extracting(record -> Kafka.header(record, "ce_type"))
                .containsExactly("parley.conversation.unrecognised.v1");
        assertThat(Database.query("SELECT delivery_id FROM ingest.unrecognised WHERE delivery_id = ?", unknown))
                .hasSize(1);
    }

    @Test
    void aLargeDeliveryTravelsAlone() {
        var room = aRoom();
        var seed = 20260301L;
        var noise = new java.util.Random(seed).ints(900_000, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        for (int i = 0; i < 3; i++) {
            store("livekit", "room_started", room, """
                    {"event": "room_started", "room": {"name": "%s", "metadata": "%s"}}""".formatted(room, noise));
        }

        assertThat(factsOnceThereAre(room, 3)).as("seed %d", seed).hasSize(3);
    }

    @Test
    void whatIsBehindAndWhatWasMadeIsMeasured() {
        var room = aRoom();
        store(room, "room_started");
        factsOnceThereAre(room, 1);

        await().untilAsserted(() -> assertThat(given().get(metrics).asString())
                .contains("parley_facts_behind ", "parley_facts_behind_seconds ", "parley_dead_letters_waiting ",
                        "parley_deliveries_silence_seconds{vendor=\"tavus\"}")
                .containsPattern("parley_facts_total\\{.*kind=\"conversation_started\",.*vendor=\"livekit\".*} [1-9]")
                .containsPattern("parley_facts_lag_seconds_count(\\{.*})? [1-9]"));
    }

    private NormaliserWorker anotherWorker() {
        var settings = ConfigProvider.getConfig();
        return new NormaliserWorker(vertx, config, normaliser, figures, rightOfWay,
                settings.getValue("quarkus.datasource.reactive.url", String.class),
                settings.getValue("quarkus.datasource.username", String.class), Optional.of("unset"), "ingest");
    }

    private static List<String> standingBy() {
        return Database.query("""
                SELECT pid FROM pg_stat_activity
                WHERE usename = 'ingest_app' AND state = 'idle' AND query LIKE '%try_advisory_lock%normaliser of%'""");
    }

    private static List<ConsumerRecord<String, byte[]>> factsOf(List<String> rooms) {
        var keys = rooms.stream().map(room -> "livekit:" + room).toList();
        return Kafka.records(Topic.CONVERSATIONS).stream().filter(record -> keys.contains(record.key())).toList();
    }

    private List<String> deliveries(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream().map(record -> {
            try {
                return json.readTree(record.value()).at("/from/delivery").asText();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).toList();
    }
}
