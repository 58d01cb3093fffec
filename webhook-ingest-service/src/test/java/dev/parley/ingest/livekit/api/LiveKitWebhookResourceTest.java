package dev.parley.ingest.livekit.api;

import static dev.parley.ingest.livekit.LiveKitWebhookFixtures.authorization;
import static dev.parley.ingest.livekit.LiveKitWebhookFixtures.participantLeft;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.ingest.delivery.PayloadCodec;
import dev.parley.model.event.Topic;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class LiveKitWebhookResourceTest {
    private String room;
    private String body;

    @BeforeEach
    void aWebhook() {
        room = "session_1_" + UUID.randomUUID();
        body = participantLeft("EV_" + UUID.randomUUID(), room);
    }

    @Test
    void aSignedWebhookIsStoredAndBecomesAFact() {
        post("/webhook/livekit", authorization(body), body).statusCode(200)
                .body("status", equalTo("ok"))
                .body("event", equalTo("participant_left"));

        await().atMost(20, SECONDS).untilAsserted(() -> {
            var facts = Kafka.records(Topic.CONVERSATIONS, "livekit:" + room);
            assertThat(facts).hasSize(1);
            assertThat(Kafka.header(facts.getFirst(), "ce_type")).isEqualTo("parley.conversation.participant-left.v1");
            assertThat(new String(facts.getFirst().value())).contains("PA_ACqyWLaKuJgR", "CLIENT_INITIATED",
                    "\"person\"");
        });
    }

    @Test
    void theSameEventTwiceIsAcknowledgedTwiceAndCountedOnce() {
        post("/webhooks/livekit", authorization(body), body).statusCode(200);
        post("/webhooks/livekit", "Bearer " + authorization(body), body).statusCode(200).body("event",
                equalTo("participant_left"));
        var later = participantLeft("EV_" + UUID.randomUUID(), room);
        post("/webhooks/livekit", authorization(later), later).statusCode(200);

        await().atMost(20, SECONDS).until(() -> Kafka.records(Topic.CONVERSATIONS, "livekit:" + room).size() >= 2);
        assertThat(Kafka.records(Topic.CONVERSATIONS, "livekit:" + room)).hasSize(2);
        assertThat(stored()).hasSize(2);
    }

    @Test
    void secretsInThePayloadAreNotKept() {
        post("/webhooks/livekit", authorization(body), body).statusCode(200);

        assertThat(stored().getFirst()).contains("participant_left").doesNotContain("do-not-keep");
    }

    @Test
    void aForgedWebhookIsRefusedAndNothingIsStored() {
        post("/webhook/livekit", authorization("devkey", "guessed", body), body).statusCode(401)
                .body("detail", equalTo("Invalid webhook signature"));
        post("/webhook/livekit", authorization("something else"), body).statusCode(401);
        given().body(body).post("/webhook/livekit").then().statusCode(401);

        assertThat(stored()).isEmpty();
    }

    @Test
    void whatIsNoJsonIsRefusedThoughItIsSigned() {
        post("/webhook/livekit", authorization("{\"event\":"), "{\"event\":").statusCode(400)
                .body("detail", equalTo("Invalid JSON payload"));
        post("/webhook/livekit", authorization("[]"), "[]").statusCode(400);
        post("/webhook/livekit", authorization("{}"), "{}").statusCode(400);
    }

    @Test
    void anEventThatNobodyKnowsYetIsKept() {
        var unknown = body.replace("participant_left", "room_repainted");
        post("/webhooks/livekit", authorization(unknown), unknown).statusCode(200).body("event",
                equalTo("room_repainted"));

        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(Kafka.records(Topic.CONVERSATIONS, "livekit:" + room))
                        .extracting(record -> Kafka.header(record, "ce_type"))
                        .containsExactly("parley.conversation.unrecognised.v1"));
    }

    private java.util.List<String> stored() {
        return Database
                .query("SELECT encode(payload, 'hex') FROM ingest.delivery WHERE conversation = ? ORDER BY id", room)
                .stream().map(hex -> new String(PayloadCodec.decompress(HexFormat.of().parseHex(hex)))).toList();
    }

    private static ValidatableResponse post(String path, String authorization, String body) {
        return given().header("Authorization", authorization).contentType("application/webhook+json")
                .body(body.getBytes())
                .post(path).then();
    }
}
