package dev.parley.ingest.inspection.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.parley.ingest.livekit.LiveKitWebhookFixtures;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class RefusalResourceTest {
    private static final String BODY = LiveKitWebhookFixtures.participantLeft("EV_1", "a room");

    @Test
    void whyAWebhookWasRefusedIsToldToAdminsAndNotToItsSender() {
        given().header("Authorization", LiveKitWebhookFixtures.authorization("nobodys", "secret", BODY))
                .body(BODY).post("/webhooks/livekit").then().statusCode(401).body(not(containsString("key")));

        list(Tokens.admin(), 1).statusCode(200).body("items", hasSize(1))
                .body("items[0].vendor", equalTo("livekit"))
                .body("items[0].reason", equalTo("unknown_key"))
                .body("items[0].source", containsString("127.0.0"));
    }

    @Test
    void theNewestComesFirst() {
        given().header("Authorization", LiveKitWebhookFixtures.authorization("devkey", "guessed", BODY))
                .body(BODY).post("/webhooks/livekit").then().statusCode(401);
        given().body(BODY).post("/webhooks/livekit").then().statusCode(401);

        list(Tokens.admin(), 2).body("items.reason[0]", equalTo("missing")).body("items.reason[1]",
                equalTo("wrong_key"));
    }

    @Test
    void refusalsAreForAdmins() {
        list(Tokens.service(), 1).statusCode(403);
        list(Tokens.user("anna"), 1).statusCode(403);
        given().get("/v1/deliveries/refusals").then().statusCode(401);
        list(Tokens.admin(), 0).statusCode(422);
        list(Tokens.admin(), 201).statusCode(422);
    }

    private static ValidatableResponse list(String token, int limit) {
        return given().auth().oauth2(token).queryParam("limit", limit).get("/v1/deliveries/refusals").then();
    }
}
