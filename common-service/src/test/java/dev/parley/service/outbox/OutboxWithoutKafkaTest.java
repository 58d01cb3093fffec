package dev.parley.service.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.service.notebook.Note;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@TestProfile(OutboxWithoutKafkaTest.KafkaIsDown.class)
class OutboxWithoutKafkaTest {
    private final String person = UUID.randomUUID().toString();

    @Test
    void aServiceStartsAndWorksWhileKafkaIsDownAndKeepsItsEvents() {
        given().auth().oauth2(Tokens.user(person)).contentType(ContentType.JSON)
                .body(new Note(person, person, "a note"))
                .post("/v1/notes/told").then().statusCode(204);
        assertThat(Database.query("SELECT attempts FROM session.outbox WHERE key = ?", person)).containsExactly("0");
    }

    @AfterEach
    void leaveNothingToTheNext() {
        Database.execute("DELETE FROM session.outbox WHERE key = ?", person);
    }

    /// Nothing listens on this port.
    public static class KafkaIsDown implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kafka.bootstrap.servers", "127.0.0.1:1", "parley.outbox.patience", "PT1S");
        }
    }
}
