package dev.parley.sandbox.livekit.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.parley.sandbox.SandboxTest;
import dev.parley.sandbox.livekit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ParticipantCallsTest extends SandboxTest {

    @BeforeEach
    void annIsIn() {
        var token = Tokens.toJoin("r", "ann", ",\"attributes\":{\"mood\":\"good\",\"old\":\"x\"}");
        control("/livekit/rooms/r/join", "{\"token\":\"%s\"}".formatted(token)).then().statusCode(200);
    }

    @Test
    void whatAnUpdateLeavesOutStaysAndAnEmptyAttributeGoes() {
        call("UpdateParticipant", """
                {"room":"r","identity":"ann","name":"Anna","attributes":{"old":"","new":"y"}}""")
                .statusCode(200).body("name", equalTo("Anna"));

        call("GetParticipant", ann("")).body("name", equalTo("Anna"))
                .body("metadata", equalTo("m"))
                .body("attributes", equalTo(Map.of("mood", "good", "new", "y")))
                .body("permission.can_publish", equalTo(true))
                .body("version", equalTo(3));
    }

    @Test
    void whoeverMayNoLongerPublishStops() {
        publish();

        call("UpdateParticipant", ann(",\"permission\":{\"can_subscribe\":true}"))
                .statusCode(200)
                .body("permission.can_publish", equalTo(false))
                .body("tracks", empty());
        control("/livekit/rooms/r/publish", ann("")).then().statusCode(409)
                .body("detail", equalTo("ann may not publish a MICROPHONE"));
    }

    @Test
    void aTrackIsMutedAndStaysSo() {
        var track = publish();

        call("MutePublishedTrack", ann(",\"trackSid\":\"%s\",\"muted\":true".formatted(track)))
                .statusCode(200).body("track.sid", equalTo(track)).body("track.muted", equalTo(true));
        call("GetParticipant", ann("")).body("tracks.muted", contains(true))
                .body("tracks.mime_type", contains("audio/red"));
        call("MutePublishedTrack", ann(",\"track_sid\":\"%s\"".formatted(track)))
                .statusCode(412).body("code", equalTo("failed_precondition"));
        call("MutePublishedTrack", ann(",\"track_sid\":\"TR_nope\",\"muted\":true"))
                .statusCode(404).body("msg", equalTo("twirp error unknown: track is not found"));
    }

    @Test
    void subscriptionsOfSomebodyWhoIsThereAreTakenNoteOf() {
        call("UpdateSubscriptions", ann(",\"trackSids\":[\"TR_x\"],\"subscribe\":true")).statusCode(200)
                .body("size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UpdateParticipant", "MutePublishedTrack", "UpdateSubscriptions"})
    void nothingIsDoneToSomebodyWhoIsNotThereOrWithoutTheGrant(String method) {
        call(method, "{\"room\":\"r\",\"identity\":\"bob\"}").statusCode(404)
                .body("msg", equalTo("twirp error unknown: participant does not exist"));
        twirp("RoomService/" + method, Tokens.forEverything("other"), ann("")).then().statusCode(401)
                .body("msg", equalTo("permissions denied"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MoveParticipant", "ForwardParticipant", "PerformRpc"})
    void whatOnlyTheCloudDoesHasNoRoute(String method) {
        call(method, ann("")).statusCode(404).body("code", equalTo("bad_route"));
    }

    @Test
    void whatIsTooLongIsRefused() {
        call("UpdateParticipant", ann(",\"name\":\"%s\"".formatted("n".repeat(257)))).statusCode(400)
                .body("code", equalTo("invalid_argument")).body("msg", equalTo("name length exceeds limits"));
        call("UpdateParticipant", ann(",\"metadata\":\"%s\"".formatted("m".repeat((512 << 10) + 1))))
                .statusCode(400).body("msg", equalTo("metadata size exceeds limits"));
        call("UpdateParticipant", ann(",\"attributes\":{\"a\":\"%s\"}".formatted("a".repeat(64 << 10))))
                .statusCode(400).body("msg", equalTo("attributes size exceeds limits"));
        call("UpdateParticipant", ann(",\"metadata\":\"%s\"".formatted("m".repeat(512 << 10)))).statusCode(200);
        call("CreateRoom", "{\"name\":\"%s\"}".formatted("n".repeat(257))).statusCode(400)
                .body("msg", equalTo("room name length exceeds limits"));
    }

    @Test
    void aRoomIsDescribedAnew() {
        call("UpdateRoomMetadata", "{\"room\":\"r\",\"metadata\":\"new\"}").statusCode(200)
                .body("metadata", equalTo("new")).body("turn_password", not(equalTo("")));

        call("ListRooms", "{}").body("rooms.metadata", contains("new"));
        twirp("RoomService/UpdateRoomMetadata", Tokens.forEverything("other"), "{\"room\":\"r\"}").then()
                .statusCode(401);
        twirp("RoomService/SendData", Tokens.forEverything("other"), "{\"room\":\"r\"}").then().statusCode(401);
    }

    private static String publish() {
        return control("/livekit/rooms/r/publish", ann("")).then().statusCode(200).extract().path("sid");
    }

    private static String ann(String more) {
        return "{\"room\":\"r\",\"identity\":\"ann\"%s}".formatted(more);
    }

    private static ValidatableResponse call(String method, String body) {
        return twirp("RoomService/" + method, Tokens.forEverything("r"), body).then();
    }
}
