package dev.parley.service.outbox;

import static dev.parley.test.Kafka.header;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.PersonaEvent.PersonErased;
import dev.parley.model.event.Topic;
import dev.parley.model.event.UsageEvent.QuotaWarning;
import dev.parley.model.event.UsageEvent.SubscriptionChanged;
import dev.parley.model.id.PersonId;
import dev.parley.service.notebook.Note;
import dev.parley.service.notebook.Notebook;
import dev.parley.service.notebook.Work;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class OutboxTest {
    private static final String RELAY = """
            SELECT pid FROM pg_locks
            WHERE locktype = 'advisory' AND granted AND objsubid = 1
              AND (classid::bigint << 32 | objid::bigint) = hashtextextended('outbox relay of session', 0)""";

    @Inject
    Notebook notebook;
    @Inject
    ObjectMapper json;
    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @BeforeAll
    static void waitLong() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @Test
    void aCommittedEventArrivesAsABinaryCloudEvent() throws IOException {
        var person = aPerson();
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        given().auth().oauth2(Tokens.user(person.value()))
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .contentType(ContentType.JSON).body(new Note(UUID.randomUUID().toString(), person.value(), "a note"))
                .post("/v1/notes/told").then().statusCode(204);

        var record = arrived(Topic.PERSONAS, person, 1).getFirst();
        assertThat(UUID.fromString(header(record, "ce_id"))).isNotNull();
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_type")).isEqualTo("parley.persona.person-erased.v1");
        assertThat(header(record, "ce_source")).isEqualTo("/parley/common-service-test");
        assertThat(header(record, "ce_subject")).isEqualTo(person.value());
        assertThat(header(record, "ce_time")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(header(record, "content-type")).isEqualTo("application/json");
        assertThat(header(record, "traceparent")).matches("00-" + trace + "-[0-9a-f]{16}-01");
        assertThat(json.readTree(record.value())).isEqualTo(json.readTree("""
                {"person": "%s", "erasedAt": "1970-01-01T00:00:00Z"}""".formatted(person)));
        await().untilAsserted(() -> assertThat(waiting(person)).isEmpty());
    }

    @Test
    void anEventThatNoChangeGoesWithArrivesInItsPlace() {
        var person = aPerson();

        Work.done(() -> notebook.tellAlone(warning(person, 1)));
        Work.done(() -> notebook.tell(warning(person, 2)));
        Work.done(() -> notebook.tellAlone(warning(person, 3)));

        assertThat(arrived(Topic.USAGE, person, 3).stream().map(it -> new String(it.value(), StandardCharsets.UTF_8)))
                .satisfiesExactly(it -> assertThat(it).contains("\"usedSeconds\":1,"),
                        it -> assertThat(it).contains("\"usedSeconds\":2,"),
                        it -> assertThat(it).contains("\"usedSeconds\":3,"));
    }

    @Test
    void anEventOutsideOfATraceHasNoTraceparent() {
        var person = aPerson();
        tell(warning(person, 1));
        assertThat(header(arrived(Topic.USAGE, person, 1).getFirst(), "traceparent")).isEmpty();
    }

    @Test
    void aTransactionThatRollsBackPublishesNothing() {
        var person = aPerson();

        assertThatThrownBy(() -> Work.done(() -> notebook.tellAndFail(warning(person, 1))))
                .hasMessage("after the event");

        assertThat(waiting(person)).isEmpty();
        tell(warning(person, 2));
        assertThat(arrived(Topic.USAGE, person, 1)).hasSize(1)
                .allSatisfy(record -> assertThat(used(record)).isEqualTo(2));
    }

    @Test
    void eventsOfOneKeyArriveInTheOrderOfTheirCommits() throws Exception {
        var person = aPerson();
        try (var writers = Executors.newFixedThreadPool(16)) {
            var turns = LongStream.range(0, 100)
                    .mapToObj(label -> writers.submit(() -> Work.done(() -> notebook.takeTurn(person, label))))
                    .toList();
            for (var turn : turns) {
                turn.get();
            }
        }
        var committed = Database
                .query("SELECT label FROM session.turn WHERE person_id = ? ORDER BY nth", person.value())
                .stream().map(Long::valueOf).toList();
        assertThat(committed).hasSize(100);
        assertThat(arrived(Topic.USAGE, person, 100).stream().map(this::used)).containsExactlyElementsOf(committed);
    }

    @Test
    void anEventThatKafkaRefusesHoldsItsOwnKeyAndNoOther() {
        var held = aPerson();
        var other = aPerson();

        tell(new SubscriptionChanged(held, "x".repeat(1_200_000), "free", Instant.EPOCH));
        tell(warning(held, 2));
        tell(warning(other, 3));

        arrived(Topic.USAGE, other, 1);
        await().untilAsserted(() -> assertThat(Database.query(
                "SELECT last_error FROM session.outbox WHERE key = ? AND attempts > 0 AND retry_at IS NOT NULL",
                held.value()))
                .singleElement().asString().contains("RecordTooLargeException").doesNotContain("xxx"));
        assertThat(waiting(held)).hasSize(2);
        assertThat(Kafka.records(Topic.USAGE, held.value())).isEmpty();

        Database.execute("UPDATE session.outbox SET payload = '{}', retry_at = now() WHERE key = ? AND attempts > 0",
                held.value());
        assertThat(arrived(Topic.USAGE, held, 2)).extracting(record -> header(record, "ce_type"))
                .containsExactly("parley.usage.subscription-changed.v1", "parley.usage.quota-warning.v1");
        await().untilAsserted(() -> assertThat(waiting(held)).isEmpty());
    }

    @Test
    void aRelayThatDiesBeforeItRemovesPublishesAgainAndTheEventCountsOnce() throws Exception {
        var person = aPerson();
        try (var gate = Database.connect("postgres"); var atGate = gateAtRemoval(gate, person)) {
            tell(new PersonErased(person, Instant.EPOCH));
            arrived(Topic.PERSONAS, person, 1);
            await().untilAsserted(() -> assertThat(Database.query("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE usename = 'session_app' AND wait_event_type = 'Lock' AND query LIKE 'DELETE FROM outbox%'"""))
                    .containsExactly("t"));
        }

        var twice = arrived(Topic.PERSONAS, person, 2);
        assertThat(twice).extracting(record -> header(record, "ce_id")).hasSize(2)
                .allMatch(header(twice.getFirst(), "ce_id")::equals);

        tell(new PersonErased(person, Instant.EPOCH));
        var next = header(arrived(Topic.PERSONAS, person, 3).getLast(), "ce_id");
        await().untilAsserted(
                () -> assertThat(Database.query("SELECT event_id FROM session.inbox WHERE event_id = ?", next))
                        .hasSize(1));
        assertThat(Database.query("SELECT times FROM session.tally WHERE person_id = ?", person.value()))
                .containsExactly("2");
    }

    @Test
    void theRelayStandsByWhileAnotherOneWorksAndTakesOverWhenThatEnds() throws Exception {
        var person = aPerson();
        var before = await().until(() -> Database.query(RELAY), found -> found.size() == 1).getFirst();
        try (var other = Database.connect("postgres")) {
            takeOver(other, before);
            await().untilAsserted(() -> assertThat(Database.query("""
                    SELECT pid FROM pg_stat_activity
                    WHERE usename = 'session_app' AND state = 'idle' AND query LIKE '%outbox relay of%'"""))
                    .hasSize(1).doesNotContain(before));

            tell(warning(person, 1));

            assertThat(waiting(person)).hasSize(1);
            assertThat(Kafka.records(Topic.USAGE, person.value())).isEmpty();
        }
        arrived(Topic.USAGE, person, 1);
        assertThat(Database.query(RELAY)).hasSize(1).doesNotContain(before);
    }

    /// Notifying makes commits wait for each other, so there must be a reason.
    @Test
    void aCommitWakesTheRelayOnlyWhileItSleeps() throws Exception {
        var person = aPerson();
        try (var listener = Database.connect("postgres"); var appender = Database.connect("postgres")) {
            listener.createStatement().execute("LISTEN outbox_session");
            Database.query(appender, "SELECT pg_advisory_lock_shared(hashtextextended('outbox sleep of session', 0))");
            Database.query(listener, "SELECT 'nothing more of before'");
            var notified = listener.unwrap(PGConnection.class);
            notified.getNotifications();

            tell(warning(person, 1));
            arrived(Topic.USAGE, person, 1);
            Database.query(listener, "SELECT 'what there is'");
            assertThat(notified.getNotifications()).isEmpty();

            Database.query(appender, "SELECT pg_advisory_unlock_all()");
            await().untilAsserted(() -> assertThat(Database.query("""
                    SELECT mode FROM pg_locks WHERE locktype = 'advisory' AND granted AND mode = 'ExclusiveLock'
                      AND pid = ?""", Integer.valueOf(Database.query(RELAY).getFirst()))).hasSize(2));
            tell(warning(person, 2));
            arrived(Topic.USAGE, person, 2);
            Database.query(listener, "SELECT 'what there is'");
            assertThat(notified.getNotifications()).hasSize(1);
        }
    }

    @Test
    void depthAgeAndLagAreMeasured() {
        var person = aPerson();
        tell(warning(person, 1));
        arrived(Topic.USAGE, person, 1);
        await().untilAsserted(() -> assertThat(given().get(metrics).asString())
                .contains("parley_outbox_depth", "parley_outbox_age_seconds", "parley_outbox_interruptions_total")
                .containsPattern("parley_outbox_lag_seconds_count(\\{.*})? [1-9]"));
    }

    /// The relay's removals for this person wait until the connection ends.
    private static AutoCloseable gateAtRemoval(Connection gate, PersonId person) throws SQLException {
        Database.query(gate, "SELECT pg_advisory_lock(4711)");
        Database.execute("""
                CREATE OR REPLACE FUNCTION session.wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN OLD; END $$""");
        Database.execute("CREATE TRIGGER at_gate BEFORE DELETE ON session.outbox FOR EACH ROW WHEN (OLD.key = '"
                + person + "') EXECUTE FUNCTION session.wait_at_gate()");
        return () -> {
            Database.query(gate, "SELECT pg_advisory_unlock(4711)");
            Database.execute("DROP TRIGGER at_gate ON session.outbox");
        };
    }

    /// Queues for the relay's lock first, so that it is next when the relay's connection dies.
    private static void takeOver(Connection other, String relay) throws Exception {
        var taking = Thread.ofVirtual().start(() -> lock(other));
        await().untilAsserted(
                () -> assertThat(Database.query("SELECT pid FROM pg_stat_activity WHERE wait_event = 'advisory'"))
                        .hasSize(1));
        Database.query("SELECT pg_terminate_backend(?)", Integer.valueOf(relay));
        taking.join();
    }

    private static void lock(Connection connection) {
        try {
            Database.query(connection, "SELECT pg_advisory_lock(hashtextextended('outbox relay of session', 0))");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tell(DomainEvent event) {
        Work.done(() -> notebook.tell(event));
    }

    private static List<ConsumerRecord<String, byte[]>> arrived(String topic, PersonId person, int count) {
        return await().until(() -> Kafka.records(topic, person.value()), records -> records.size() >= count);
    }

    private static List<String> waiting(PersonId person) {
        return Database.query("SELECT event_type FROM session.outbox WHERE key = ? ORDER BY position", person.value());
    }

    private long used(ConsumerRecord<String, byte[]> record) {
        try {
            return json.readTree(new String(record.value(), StandardCharsets.UTF_8)).get("usedSeconds").longValue();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static QuotaWarning warning(PersonId person, long used) {
        return new QuotaWarning(person, YearMonth.of(2026, 1), Instant.EPOCH, used, 100);
    }

    private static PersonId aPerson() {
        return new PersonId(UUID.randomUUID().toString());
    }
}
