package dev.parley.ingest.elevenlabs.api;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.ingest.delivery.StoredDeliveries;
import dev.parley.ingest.proof.Hmac;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class ElevenLabsWebhookResourceTest {
    private String conversation;
    private String body;

    @BeforeEach
    void aWebhook() {
        conversation = "conv_" + UUID.randomUUID();
        body = body("post_call_transcription", "done");
    }

    @Test
    void aConversationHasOneEventOfAType() {
        post(body, signed("wsec_new", body)).statusCode(200).body("status", equalTo("ok"));
        var again = body("post_call_transcription", "failed");
        post(again, signed("wsec_old", again)).statusCode(200);
        var other = body("call_initiation_failure", "failed");
        post(other, signed("wsec_old", other)).statusCode(200);

        assertThat(StoredDeliveries.of(conversation)).containsExactly(body, other);
    }

    @Test
    void aForgedWebhookIsRefusedAndNothingIsStored() {
        post(body, signed("wsec_guessed", body)).statusCode(401)
                .body("detail", equalTo("Invalid webhook signature"));
        post(body + " ", signed("wsec_new", body)).statusCode(401);
        given().body(body).post("/webhooks/elevenlabs").then().statusCode(401);

        assertThat(StoredDeliveries.of(conversation)).isEmpty();
    }

    private String body(String type, String status) {
        return """
                {"type":"%s","event_timestamp":1739537297,"data":{"agent_id":"xyz","conversation_id":"%s","status":"%s"}}"""
                .formatted(type, conversation, status);
    }

    private static String signed(String secret, String body) {
        var time = Instant.now().getEpochSecond();
        return "t=" + time + ",v0="
                + HexFormat.of().formatHex(Hmac.of(secret, (time + "." + body).getBytes(UTF_8)));
    }

    private static ValidatableResponse post(String body, String signature) {
        return given().header("ElevenLabs-Signature", signature).contentType("application/json").body(body)
                .post("/webhooks/elevenlabs").then();
    }
}
