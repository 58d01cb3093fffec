package dev.parley.sandbox.control;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.sandbox.SandboxTest;
import dev.parley.sandbox.livekit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LiveKitControlTest extends SandboxTest {

    @Test
    void whoeverAbortsIsAnsweredAndNotIn() {
        control("/livekit/rooms/r/join",
                "{\"token\":\"%s\",\"aborts\":true}".formatted(Tokens.toJoin("r", "ann", ""))).then()
                .statusCode(200).body("sid", startsWith("PA_")).body("room_sid", equalTo(""));

        get("/sandbox/livekit/rooms").then().body("[0].participants", empty());
    }

    @Test
    void aSpeakerPublishesAMicrophoneAndMayStop() {
        join("ann");

        call("speak", "ann", "").statusCode(200).body("sid", startsWith("TR_AM"));
        get("/sandbox/livekit/rooms").then().body("[0].participants[0].publishes", contains("MICROPHONE"));
        call("unpublish", "ann", ",\"source\":\"microphone\"").statusCode(200);
        get("/sandbox/livekit/rooms").then().body("[0].participants[0].publishes", empty());
        call("publish", "ann", ",\"source\":\"smell\"").statusCode(400).body("detail",
                equalTo("Invalid source: it must be MICROPHONE, CAMERA, SCREEN_SHARE or SCREEN_SHARE_AUDIO"));
    }

    @Test
    void theDeadAreListedAndCannotLeave() {
        join("ann");
        call("kill", "ann", "").statusCode(200);

        call("leave", "ann", "").statusCode(409).body("detail", equalTo("The process of ann is dead"));
        call("kill", "bob", "").statusCode(404).body("detail", equalTo("Nobody of that identity is in room r"));
        get("/sandbox/livekit/rooms").then().body("[0].participants.identity", contains("ann"));
        advance(20);
        get("/sandbox/livekit/rooms").then().body("[0].participants", empty());
    }

    @Test
    void aRoomIsEnded() {
        join("ann");

        given().delete("/sandbox/livekit/rooms/r").then().statusCode(200);

        get("/sandbox/livekit/rooms").then().body("", empty());
        given().delete("/sandbox/livekit/rooms/r").then().statusCode(404)
                .body("detail", equalTo("There is no room r"));
    }

    @Test
    void aTokenThatSaysTooMuchOpensNoDoor() {
        control("/livekit/rooms/r/join",
                "{\"token\":\"%s\"}".formatted(Tokens.toJoin("r", "a".repeat(257), ""))).then()
                .statusCode(400).body("detail", equalTo("The token is refused: identity length exceeds limits"));
    }

    @Test
    void workersAreHiredUntilTheSandboxIsReset() {
        given().body("{\"behaviour\":\"killed\",\"after_seconds\":5,\"capacity\":1}")
                .put("/sandbox/livekit/workers/voice-agent").then()
                .statusCode(200).body("behaviour", equalTo("killed")).body("after_seconds", equalTo(5))
                .body("capacity", equalTo(1));
        given().put("/sandbox/livekit/workers").then().statusCode(200).body("agent_name", equalTo(""));
        join("ann");

        get("/sandbox/livekit/workers").then().body("agent_name", contains("", "voice-agent"))
                .body("jobs", contains(1, 0));
        advance(1);
        get("/sandbox/livekit/rooms").then().body("[0].participants.kind", contains("STANDARD", "AGENT"));
        control("/reset", "");
        get("/sandbox/livekit/workers").then().body("agent_name", contains("voice-agent"))
                .body("behaviour", contains("available"));
    }

    @Test
    void aBehaviourThatNobodyHasIsRefused() {
        given().body("{\"behaviour\":\"lazy\"}").put("/sandbox/livekit/workers/a").then().statusCode(400)
                .body("detail", startsWith("Invalid behaviour: it must be one of available, full"));
    }

    private static void join(String identity) {
        control("/livekit/rooms/r/join", "{\"token\":\"%s\"}".formatted(Tokens.toJoin("r", identity, ""))).then()
                .statusCode(200);
    }

    private static ValidatableResponse call(String what, String identity, String more) {
        return control("/livekit/rooms/r/" + what, "{\"identity\":\"%s\"%s}".formatted(identity, more)).then();
    }
}
