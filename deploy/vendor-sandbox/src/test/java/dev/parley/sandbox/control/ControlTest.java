package dev.parley.sandbox.control;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.sandbox.SandboxTest;
import dev.parley.sandbox.livekit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ControlTest extends SandboxTest {

    @Test
    void everyConversationIsListedWithWhatItWasAskedToBe() {
        create("first");
        create("second");

        get("/sandbox/tavus/conversations").then()
                .statusCode(200)
                .body("name", contains("second", "first"))
                .body("[0].status", equalTo("active"))
                .body("[0].joined", equalTo(0))
                .body("[0].callback_url", equalTo(""))
                .body("[0].replica_id", equalTo("r"))
                .body("[0].participant_absent_timeout", equalTo(300));
    }

    @Test
    void whatCannotBeDoneIsSaidInOneSentence() {
        control("/tavus/conversations/cnope/join", "{}").then()
                .statusCode(404).body("detail", equalTo("There is no conversation cnope"));
        var id = create("x");
        control("/tavus/conversations/" + id + "/speak", "{\"role\":\"user\",\"text\":\"Hello?\"}").then()
                .statusCode(409).body("detail", equalTo("Nobody is in conversation " + id));
        control("/tavus/conversations/" + id + "/leave", "").then().statusCode(409);
        tavus("/v2/conversations/" + id + "/end", "");
        control("/tavus/conversations/" + id + "/join", "{}").then()
                .statusCode(409).body("detail", equalTo("Conversation " + id + " has ended"));
    }

    @Test
    void brokenInputIsSaidInOneSentence() {
        var id = create("x");
        control("/tavus/conversations/" + id + "/join", "{nope").then()
                .statusCode(400).body("detail", equalTo("The body must be a JSON object"));
        control("/tavus/conversations/" + id + "/speak", "{\"role\":\"system\",\"text\":\"x\"}").then()
                .statusCode(400).body("detail", equalTo("Invalid role: it must be user, assistant or tool"));
        control("/tavus/conversations/" + id + "/speak", "{\"role\":\"user\"}").then()
                .statusCode(400).body("detail", equalTo("Invalid text: it must say something"));
        control("/nope", "{}").then().statusCode(404).body("detail", equalTo("Not Found"));
        given().delete("/sandbox/calls").then().statusCode(405).body("detail", equalTo("Method Not Allowed"));
    }

    @Test
    void aJoinTokenMustBeGoodForThatRoom() {
        control("/livekit/rooms/r/join", "{}").then()
                .statusCode(401).body("detail", equalTo("The token is refused: invalid authorization token"));
        join("other", Tokens.toJoin("r", "ann", "")).statusCode(401)
                .body("detail", equalTo("The token does not allow to join room other"));
        join("r", Tokens.forEverything("r")).statusCode(401);
        join("r", Tokens.toJoin("r", "", "")).statusCode(400)
                .body("detail", equalTo("The token names no identity"));
        var forged = Tokens.signed("devkey", "other", "{\"roomJoin\":true,\"room\":\"r\"}", ",\"sub\":\"ann\"");
        assertThat(join("r", forged).statusCode(401).extract().asString()).doesNotContain(forged);
        get("/sandbox/livekit/rooms").then().body("", empty());
    }

    @Test
    void aFullRoomTakesNobodyElse() {
        twirp("RoomService/CreateRoom", Tokens.forEverything("r"), "{\"name\":\"r\",\"maxParticipants\":1}");

        join("r", Tokens.toJoin("r", "ann", "")).statusCode(200);
        join("r", Tokens.toJoin("r", "bob", "")).statusCode(409).body("detail", equalTo("Room r is full"));
        join("r", Tokens.toJoin("r", "ann", "")).statusCode(200);
    }

    @Test
    void joiningAnswersWhoOneIs() {
        join("r", Tokens.toJoin("r", "ann", "")).statusCode(200)
                .body("sid", startsWith("PA_")).body("room_sid", startsWith("RM_")).body("identity", equalTo("ann"));

        get("/sandbox/livekit/rooms").then()
                .body("name", contains("r"))
                .body("[0].participants.identity", contains("ann"))
                .body("[0].dispatches.agent_name", contains(""));
        control("/livekit/rooms/r/leave", "{\"identity\":\"bob\"}").then()
                .statusCode(404).body("detail", equalTo("Nobody of that identity is in room r"));
    }

    @Test
    void callsAreKeptWithoutKeysAndBodies() {
        create("a-name-in-the-body");
        given().get("/v2/conversations?secret=s").then().statusCode(401);
        twirp("RoomService/ListRooms", Tokens.forEverything("r"), "{}");

        await().untilAsserted(() -> get("/sandbox/calls").then()
                .body("vendor", contains("tavus", "tavus", "livekit"))
                .body("status", contains(200, 401, 200))
                .body("method", contains("POST", "GET", "POST"))
                .body("path", contains("/v2/conversations", "/v2/conversations",
                        "/twirp/livekit.RoomService/ListRooms"))
                .body("ms", everyItem(greaterThanOrEqualTo(0))));
        assertThat(get("/sandbox/calls").asString()).doesNotContain("sandbox-tavus-key", "a-name-in-the-body",
                "secret", "Bearer");
    }

    @Test
    void webhooksAreKeptWithTheirOutcome() {
        join("kept", Tokens.toJoin("kept", "ann", ""));

        await().untilAsserted(() -> get("/sandbox/webhooks").then()
                .rootPath("findAll { it.conversation == 'kept' }")
                .body("event", contains("room_started", "participant_joined"))
                .body("vendor", contains("livekit", "livekit"))
                .body("attempt", contains(1, 1))
                .body("status", contains(200, 200))
                .body("[0].url", equalTo(receiver.url("/livekit").toString())));
    }

    @Test
    void theListsAnswerForOneVendorOrConversationOrTheNewest() {
        create("x");
        join("kept", Tokens.toJoin("kept", "ann", ""));
        join("other", Tokens.toJoin("other", "ann", ""));

        await().untilAsserted(() -> {
            get("/sandbox/webhooks?conversation=kept").then().body("event", contains("room_started",
                    "participant_joined"));
            get("/sandbox/webhooks?vendor=tavus").then().body("", empty());
            get("/sandbox/webhooks?last=1").then().body("event", contains("participant_joined"));
            get("/sandbox/calls?vendor=tavus&last=5").then().body("path", contains("/v2/conversations"));
        });
        get("/sandbox/calls?vendor=zoom").then().statusCode(400)
                .body("detail", equalTo("Invalid vendor: it must be tavus, livekit or elevenlabs"));
        get("/sandbox/calls?last=few").then().statusCode(400)
                .body("detail", equalTo("Invalid last: it must be a whole number"));
    }

    @Test
    void thePageIsThere() {
        get("/sandbox/").then().statusCode(200).contentType("text/html").body(containsString("sandbox.js"));
        get("/sandbox/sandbox.js").then().statusCode(200);
    }

    @Test
    void resettingForgetsEverythingAndTellsNobody() {
        create("x");
        join("forgotten", Tokens.toJoin("forgotten", "ann", ""));
        await().untilAsserted(() -> assertThat(toldAboutForgotten()).isEqualTo(2));

        control("/reset", "").then().statusCode(200);

        get("/sandbox/livekit/rooms").then().body("", empty());
        get("/sandbox/tavus/conversations").then().body("", empty());
        get("/sandbox/calls").then().body("", empty());
        get("/sandbox/webhooks").then().body("", empty());
        advance(600);
        assertThat(toldAboutForgotten()).isEqualTo(2);
    }

    @Test
    void theSandboxIsHealthy() {
        get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
    }

    private long toldAboutForgotten() {
        return receiver.deliveries(event -> event.at("/room/name").asText().equals("forgotten")).size();
    }

    private static String create(String name) {
        return tavus("/v2/conversations", "{\"replica_id\":\"r\",\"conversation_name\":\"%s\"}".formatted(name)).then()
                .statusCode(200).extract().path("conversation_id");
    }

    private static ValidatableResponse join(String room, String token) {
        return control("/livekit/rooms/" + room + "/join", "{\"token\":\"%s\"}".formatted(token)).then();
    }
}
