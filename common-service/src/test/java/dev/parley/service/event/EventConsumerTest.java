package dev.parley.service.event;

import static dev.parley.test.Kafka.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.model.event.PersonaEvent.PersonErased;
import dev.parley.model.event.Topic;
import dev.parley.model.id.PersonId;
import dev.parley.service.inbox.Inbox;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class EventConsumerTest {
    private static final String DEAD_LETTERS = Topic.PERSONAS + ".dlq";
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DIVISION_BY_ZERO = "22012";

    @Inject
    Inbox inbox;
    @Inject
    EventReader reader;

    private final PersonId person = new PersonId(UUID.randomUUID().toString());

    @BeforeAll
    static void waitLong() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @Test
    void aSecondDeliveryDoesNothing() {
        var event = send(UUID.randomUUID().toString());
        send(event);
        awaitSeen(send(UUID.randomUUID().toString()));
        assertThat(tally()).isEqualTo("2");
    }

    @Test
    void anEffectThatFailsIsForgottenWithItsNoteAndTriedAgain() {
        stumble(DIVISION_BY_ZERO, 1);
        awaitSeen(send(UUID.randomUUID().toString()));
        assertThat(tally()).isEqualTo("1");
        assertThat(attempts()).isEqualTo("2");
    }

    @Test
    void troubleThatPassesIsWaitedOut() {
        stumble(SERIALIZATION_FAILURE, 5);
        awaitSeen(send(UUID.randomUUID().toString()));
        assertThat(tally()).isEqualTo("1");
        assertThat(attempts()).isEqualTo("6");
    }

    @Test
    void aDefectGoesToTheDeadLettersAfterThreeAttempts() {
        stumble(DIVISION_BY_ZERO, 1_000);
        var event = send(UUID.randomUUID().toString());

        var letter = deadLetter(person.value());
        assertThat(header(letter, "ce_id")).isEqualTo(event);
        assertThat(header(letter, "dead-letter-reason")).contains("stumbled");
        assertThat(header(letter, "dead-letter-topic")).isEqualTo(Topic.PERSONAS);
        assertThat(attempts()).isEqualTo("3");
        assertThat(Database.query("SELECT event_id FROM session.inbox WHERE event_id = ?", event)).isEmpty();

        Database.execute("DELETE FROM session.trouble WHERE person_id = ?", person.value());
        awaitSeen(send(event));
        assertThat(tally()).isEqualTo("1");
    }

    @Test
    void dataThatCannotBeReadGoesToTheDeadLettersAtOnceAndTheReasonQuotesNothingOfIt() {
        sendRaw(UUID.randomUUID().toString(), "parley.persona.person-erased.v1",
                "{\"person\": \"x\", \"erasedAt\": \"swordfish\"}");
        assertThat(header(deadLetter(person.value()), "dead-letter-reason"))
                .startsWith("The data is not a parley.persona.person-erased.v1: InvalidFormatException at line 1")
                .doesNotContain("swordfish");
        assertThat(header(deadLetter(person.value()), "dead-letter-cause")).isEmpty();
    }

    @Test
    void noDataAndNullGoToTheDeadLettersToo() {
        sendRaw(UUID.randomUUID().toString(), "parley.persona.person-erased.v1", "null");
        assertThat(header(deadLetter(person.value()), "dead-letter-reason")).contains("null");
    }

    @Test
    void aRecordWithoutHeadersGoesToTheDeadLetters() {
        Kafka.send(new ProducerRecord<>(Topic.PERSONAS, person.value(), "{}".getBytes(StandardCharsets.UTF_8)));
        assertThat(header(deadLetter(person.value()), "dead-letter-reason"))
                .isEqualTo("The record has no ce_id or no ce_type");
    }

    @Test
    void anEventOfANewerReleaseIsPassedOver() {
        sendRaw(UUID.randomUUID().toString(), "parley.persona.dreamt.v1", "{}");
        awaitSeen(send(UUID.randomUUID().toString()));
        assertThat(tally()).isEqualTo("1");
        assertThat(Kafka.records(DEAD_LETTERS, person.value())).isEmpty();
    }

    @Test
    void anEventOfAnotherKindIsPassedOverWithoutANote() {
        var other = UUID.randomUUID().toString();
        sendRaw(other, "parley.persona.context-compiled.v1", """
                {"person": "%s", "kind": "mentor", "digest": "d", "compiledAt": "1970-01-01T00:00:00Z"}"""
                .formatted(person));
        awaitSeen(send(UUID.randomUUID().toString()));

        assertThat(Database.query("SELECT event_id FROM session.inbox WHERE event_id = ?", other)).isEmpty();
        assertThat(Kafka.records(DEAD_LETTERS, person.value())).isEmpty();
    }

    /// Whatever fails then, be it a pool that is closed already, says nothing of the event.
    @Test
    void whileTheServiceEndsNoEventIsADefect() throws Throwable {
        var patience = new Patience();
        patience.end(new ShutdownEvent());
        var ending = new EventConsumer(reader, inbox, patience);
        var attempts = new AtomicInteger();
        var record = new ConsumerRecord<>(Topic.PERSONAS, 0, 0, person.value(), personErased());
        record.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_type", "parley.persona.person-erased.v1".getBytes(StandardCharsets.UTF_8));

        VertxContextSupport.subscribeAndAwait(() -> ending.once(record, PersonErased.class,
                _ -> attempts.incrementAndGet() < 6
                        ? Uni.createFrom().failure(new IllegalStateException("Pool closed"))
                        : Uni.createFrom().voidItem()));

        assertThat(attempts).hasValue(6);
    }

    private byte[] personErased() {
        return "{\"person\": \"%s\", \"erasedAt\": \"1970-01-01T00:00:00Z\"}".formatted(person)
                .getBytes(StandardCharsets.UTF_8);
    }

    private String send(String eventId) {
        return Kafka.send(eventId, new PersonErased(person, Instant.EPOCH),
                new String(personErased(), StandardCharsets.UTF_8));
    }

    private void sendRaw(String eventId, String type, String data) {
        var record = new ProducerRecord<>(Topic.PERSONAS, person.value(), data.getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_id", eventId.getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        Kafka.send(record);
    }

    private void stumble(String sqlState, int times) {
        Database.execute("ALTER SEQUENCE session.attempt RESTART");
        Database.execute("INSERT INTO session.trouble VALUES (?, ?, ?)", person.value(), sqlState, times);
    }

    private static void awaitSeen(String eventId) {
        await().untilAsserted(
                () -> assertThat(Database.query("SELECT event_id FROM session.inbox WHERE event_id = ?", eventId))
                        .hasSize(1));
    }

    private static ConsumerRecord<String, byte[]> deadLetter(String key) {
        return await().until(() -> Kafka.records(DEAD_LETTERS, key), letters -> letters.size() == 1).getFirst();
    }

    private String tally() {
        return Database.query("SELECT times FROM session.tally WHERE person_id = ?", person.value()).getFirst();
    }

    private static String attempts() {
        return Database.query("SELECT last_value FROM session.attempt").getFirst();
    }
}
