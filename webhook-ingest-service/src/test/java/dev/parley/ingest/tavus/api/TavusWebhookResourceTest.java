package dev.parley.ingest.tavus.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.ingest.delivery.StoredDeliveries;
import dev.parley.model.id.SessionId;
import dev.parley.service.webhook.WebhookCapability;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Base64;
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
    void aCallbackIsStoredWithItsSessionAndWithoutTheAddress() {
        var transcript = event("application.transcription_ready", "{\"transcript\":[]}", "2026-07-11T06:45:47Z");
        post(capability, transcript).statusCode(200).body("status", equalTo("ok"));

        assertThat(StoredDeliveries.of(conversation)).containsExactly(transcript.replace("\"https://x\"", "null"));
        assertThat(StoredDeliveries.column("session_id", conversation)).containsExactly("the-session");
    }

    @Test
    void joinedUnderItsTwoNamesIsOneEvent() {
        post(capability, event("system.replica_joined", "{\"replica_id\":\"r1\"}", "2026-07-11T06:45:47.472000Z"))
                .statusCode(200);
        post(capability, event("system.pal_joined", "{\"replica_id\":\"r1\"}", "2026-07-11T06:45:47.480000Z"))
                .statusCode(200);
        post(capability, event("system.shutdown", "{\"shutdown_reason\":\"x\"}", "2026-07-11T06:50:00Z"))
                .statusCode(200);

        assertThat(StoredDeliveries.column("event_type", conversation)).containsExactly("system.replica_joined",
                "system.shutdown");
    }

    @Test
    void aCapabilityThatIsForgedOrTooOldIsRefused() {
        var event = event("system.shutdown", "{}", "2026-07-11T06:50:00Z");
        post("forged", event).statusCode(401).body("detail", equalTo("Invalid webhook signature"));
        post(capability.substring(0, capability.length() - 2) + "AA", event).statusCode(401);
        post(capabilities.grant(new SessionId("the-session"), Instant.now().minusSeconds(1)), event).statusCode(401);

        assertThat(StoredDeliveries.of(conversation)).isEmpty();
    }

    @Test
    void aCapabilityOfAnotherSessionDoesNotCountForThisOne() {
        var event = event("system.shutdown", "{}", "2026-07-11T06:50:00Z");
        var others = Base64.getUrlDecoder()
                .decode(capabilities.grant(new SessionId("a-session!!"), Instant.now().plusSeconds(60)));
        var spliced = Base64.getUrlDecoder().decode(capability);
        System.arraycopy(others, 0, spliced, 0, 16);
        post(Base64.getUrlEncoder().withoutPadding().encodeToString(spliced), event).statusCode(401);
        assertThat(StoredDeliveries.of(conversation)).isEmpty();

        post(capabilities.grant(new SessionId("another-session"), Instant.now().plusSeconds(60)), event)
                .statusCode(200);
        assertThat(StoredDeliveries.column("session_id", conversation)).containsExactly("another-session");
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
