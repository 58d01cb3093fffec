package dev.parley.ingest.tavus.api;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.model.event.Topic;
import dev.parley.model.id.SessionId;
import dev.parley.service.webhook.WebhookCapability;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class TavusWebhookResourceTest {
    @Inject
    WebhookCapability capabilities;
    private String conversation;
    private String capability;

    @BeforeEach
    void aConversation() {
        conversation = "c" + UUID.randomUUID().toString().replace("-", "");
        capability = capabilities.grant(new SessionId("the-session"), Instant.now().plusSeconds(60));
    }

    @Test
    void aTranscriptBecomesAFactWithoutTheSystemPrompt() {
        post(capability, event("application.transcription_ready", """
                {"replica_id":"r1","transcript":[{"role":"system","content":"You are Maya"},
                {"role":"assistant","content":"Hello","seconds_from_start":1.5},{"role":"user","content":"Hi"}]}""",
                "2026-07-11T06:45:47.472000Z"))
                .statusCode(200).body("status", equalTo("ok"));

        await().atMost(20, SECONDS).untilAsserted(() -> {
            var facts = facts();
            assertThat(facts).hasSize(1);
            assertThat(facts.getFirst()).contains("\"session\":\"the-session\"", "Hello", "2026-07-11T06:45:47.472Z")
                    .doesNotContain("You are Maya");
        });
    }

    @Test
    void joinedUnderItsTwoNamesIsOneFact() {
        post(capability, event("system.replica_joined", "{\"replica_id\":\"r1\"}", "2026-07-11T06:45:47.472000Z"))
                .statusCode(200);
        post(capability, event("system.pal_joined", "{\"replica_id\":\"r1\"}", "2026-07-11T06:45:47.480000Z"))
                .statusCode(200);
        post(capability,
                event("system.shutdown", "{\"shutdown_reason\":\"participant_left_timeout\"}", "2026-07-11T06:50:00Z"))
                .statusCode(200);

        await().atMost(20, SECONDS).until(() -> facts().size() >= 2);
        assertThat(Kafka.records(Topic.CONVERSATIONS, "tavus:" + conversation))
                .extracting(record -> Kafka.header(record, "ce_type"))
                .containsExactly("parley.conversation.agent-joined.v1", "parley.conversation.ended.v1");
        assertThat(facts().get(1)).contains("\"person_left\"", "participant_left_timeout");
    }

    @Test
    void aCapabilityThatIsForgedOrTooOldIsRefused() {
        var event = event("system.shutdown", "{}", "2026-07-11T06:50:00Z");
        post("forged", event).statusCode(401).body("detail", equalTo("Invalid webhook signature"));
        post(capability.substring(0, capability.length() - 2) + "AA", event).statusCode(401);
        post(capabilities.grant(new SessionId("the-session"), Instant.now().minusSeconds(1)), event).statusCode(401);

        assertThat(Database.query("SELECT id FROM ingest.delivery WHERE conversation = ?", conversation)).isEmpty();
    }

    @Test
    void whatSaysNothingIsRefused() {
        post(capability, "{}").statusCode(400).body("detail", equalTo("Invalid JSON payload"));
        post(capability, "").statusCode(400);
    }

    private List<String> facts() {
        return Kafka.records(Topic.CONVERSATIONS, "tavus:" + conversation).stream()
                .map(record -> new String(record.value())).toList();
    }

    private String event(String type, String properties, String timestamp) {
        return """
                {"properties":%s,"conversation_id":"%s","webhook_url":"https://x","event_type":"%s","message_type":"system","timestamp":"%s"}"""
                .formatted(properties, conversation, type, timestamp);
    }

    private static ValidatableResponse post(String capability, String body) {
        return given().contentType(ContentType.JSON).body(body).post("/webhooks/tavus/" + capability).then();
    }
}
