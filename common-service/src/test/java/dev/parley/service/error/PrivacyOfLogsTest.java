package dev.parley.service.error;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.model.event.PersonaEvent.PersonErased;
import dev.parley.model.event.Topic;
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
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people said and what lets somebody in are in no log line, not even where things go wrong.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class PrivacyOfLogsTest {
    private static final String SECRET = "swordfish";

    private final Listener listener = new Listener();

    @Inject
    Notebook notebook;

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(listener);
    }

    @Test
    void aStatementThatPostgresRefuses() {
        var note = new Note(SECRET + UUID.randomUUID(), "anna", "a note");
        post(note).then().statusCode(204);
        post(note).then().statusCode(500);
        post(new Note(SECRET + UUID.randomUUID(), "anna", "not allowed")).then().statusCode(500);
        post(new Note(SECRET + UUID.randomUUID(), "ben", "a note")).then().statusCode(500);
        assertSilent("Request failed unexpectedly");
    }

    @Test
    void aBodyThatCannotBeRead() {
        given().auth().oauth2(Tokens.user("anna")).contentType(ContentType.JSON).body("{\"id\": [\"" + SECRET + "\"]}")
                .post("/v1/notes").then().statusCode(400);
        given().auth().oauth2(SECRET).get("/v1/notes/owners").then().statusCode(401);
        given().get("/v1/trouble/unexpected?token=" + SECRET);
        assertThat(listener.lines).isNotEmpty();
        assertThat(listener.lines).filteredOn(line -> !line.contains("IllegalStateException: " + SECRET))
                .noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void anEventThatCannotBeReadOrTaken() {
        var person = new PersonId(UUID.randomUUID().toString());
        Kafka.send(new PersonErased(person, Instant.EPOCH), "{\"person\": \"x\", \"erasedAt\": \"" + SECRET + "\"}");
        await().untilAsserted(() -> assertThat(Kafka.records(Topic.PERSONAS + ".dlq", person.value())).hasSize(1));
        assertSilent("The data is not a parley.persona.person-erased.v1");
    }

    @Test
    void anEventThatKafkaRefuses() {
        var person = new PersonId(UUID.randomUUID().toString());
        Work.done(() -> notebook.tell(new SubscriptionChanged(person, SECRET.repeat(200_000), "free", Instant.EPOCH)));
        await().untilAsserted(
                () -> assertThat(listener.lines).anyMatch(line -> line.contains("Kafka refuses an event")));
        Database.execute("DELETE FROM session.outbox WHERE key = ?", person.value());
        assertSilent("Kafka refuses an event");
    }

    private void assertSilent(String but) {
        await().untilAsserted(() -> assertThat(listener.lines).anyMatch(line -> line.contains(but)));
        assertThat(listener.lines).noneMatch(line -> line.contains(SECRET));
    }

    private static io.restassured.response.Response post(Note note) {
        return given().auth().oauth2(Tokens.user("anna")).contentType(ContentType.JSON).body(note).post("/v1/notes");
    }

    private static final class Listener extends Handler {
        final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            var line = new StringWriter();
            line.append(ExtLogRecord.wrap(record).getFormattedMessage());
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(line));
            }
            lines.add(line.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
