package dev.parley.ingest.livekit.api;

import static dev.parley.ingest.livekit.LiveKitWebhookFixtures.authorization;
import static dev.parley.ingest.livekit.LiveKitWebhookFixtures.participantLeft;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.ingest.delivery.StoredDeliveries;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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
    void aSignedWebhookIsStoredAsItCameWithoutItsSecret() {
        post("/webhook/livekit", authorization(body), body).statusCode(200)
                .body("status", equalTo("ok"))
                .body("event", equalTo("participant_left"));

        assertThat(StoredDeliveries.of(room)).containsExactly(body.replace("\"do-not-keep\"", "null"));
        assertThat(StoredDeliveries.column("vendor || ' ' || event_type", room))
                .containsExactly("livekit participant_left");
    }

    @Test
    void theSameEventTwiceIsAcknowledgedTwiceAndStoredOnce() {
        post("/webhooks/livekit", authorization(body), body).statusCode(200);
        post("/webhooks/livekit", "Bearer " + authorization(body), body).statusCode(200).body("event",
                equalTo("participant_left"));
        var later = participantLeft("EV_" + UUID.randomUUID(), room);
        post("/webhooks/livekit", authorization(later), later).statusCode(200);

        assertThat(StoredDeliveries.of(room)).hasSize(2);
    }

    @Test
    void anEventIsKnownByItsIdAndNotByItsWords() {
        var again = body.replace("CLIENT_INITIATED", "ROOM_DELETED");
        post("/webhooks/livekit", authorization(body), body).statusCode(200);
        post("/webhooks/livekit", authorization(again), again).statusCode(200);

        assertThat(StoredDeliveries.of(room)).hasSize(1);
    }

    @Test
    void theSeedsExampleHasNoIdAndIsKnownByItsWords() {
        var example = """
                {"event": "participant_left", "room": {"name": "%s", "id": "r"}, "participant": {"identity": "user_123", "id": "p"}}"""
                .formatted(room);
        post("/webhook/livekit", authorization(example), example).statusCode(200).body("event",
                equalTo("participant_left"));
        post("/webhook/livekit", authorization(example), example).statusCode(200);

        assertThat(StoredDeliveries.of(room)).containsExactly(example);
    }

    @Test
    void whatHasNoRoomOfItsOwnIsFoundUnderTheOneItNames() {
        var egress = """
                {"event":"egress_ended","egressInfo":{"egressId":"EG_1","roomName":"%s"},"id":"EV_%s"}"""
                .formatted(room, UUID.randomUUID());
        post("/webhooks/livekit", authorization(egress), egress).statusCode(200);

        assertThat(StoredDeliveries.of(room)).containsExactly(egress);
    }

    @Test
    void aForgedWebhookIsRefusedAndNothingIsStored() {
        post("/webhook/livekit", authorization("devkey", "guessed", body), body).statusCode(401)
                .body("detail", equalTo("Invalid webhook signature"));
        post("/webhook/livekit", authorization("something else"), body).statusCode(401);
        given().header("X-LiveKit-Signature", "00").body(body).post("/webhook/livekit").then().statusCode(401);
        given().body(body).post("/webhook/livekit").then().statusCode(401);

        assertThat(StoredDeliveries.of(room)).isEmpty();
    }

    @Test
    void anEventThatNobodyKnowsYetIsKept() {
        var unknown = body.replace("participant_left", "room_repainted");
        post("/webhooks/livekit", authorization(unknown), unknown).statusCode(200).body("event",
                equalTo("room_repainted"));

        assertThat(StoredDeliveries.of(room)).hasSize(1);
    }

    @Test
    void anEventWithoutANameIsKeptToo() {
        var nameless = body.replace("\"event\":\"participant_left\",", "");
        post("/webhooks/livekit", authorization(nameless), nameless).statusCode(200).body("event", equalTo(null));

        assertThat(StoredDeliveries.column("event_type", room)).hasSize(1).containsOnlyNulls();
    }

    private static ValidatableResponse post(String path, String authorization, String body) {
        return given().header("Authorization", authorization).contentType("application/webhook+json")
                .body(body.getBytes())
                .post(path).then();
    }
}
