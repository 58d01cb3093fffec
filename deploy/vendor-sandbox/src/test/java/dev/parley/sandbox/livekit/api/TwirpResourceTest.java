package dev.parley.sandbox.livekit.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.sandbox.SandboxTest;
import dev.parley.sandbox.livekit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TwirpResourceTest extends SandboxTest {
    private static final String ADMIN = Tokens.forEverything("r");

    @Test
    void requestsMayBeSpelledEitherWay() {
        twirp("RoomService/CreateRoom", ADMIN, """
                {"name": "r", "empty_timeout": 7, "departureTimeout": 8}""")
                .then().body("empty_timeout", equalTo(7)).body("departure_timeout", equalTo(8));

        twirp("AgentDispatchService/CreateDispatch", ADMIN, """
                {"agent_name": "nobody", "room": "r"}""").then().body("agent_name", equalTo("nobody"));
    }

    @Test
    void anAgentNobodyWaitsForNeverComesAndNothingSaysSo() {
        twirp("AgentDispatchService/CreateDispatch", ADMIN, "{\"agentName\":\"nobody\",\"room\":\"r\"}")
                .then().statusCode(200);
        twirp("AgentDispatchService/CreateDispatch", ADMIN, "{\"agentName\":\"voice-agent\",\"room\":\"r\"}");

        advance(1);
        twirp("RoomService/ListParticipants", ADMIN, "{\"room\":\"r\"}").then()
                .body("participants.attributes.'lk.agent_name'", contains("voice-agent"));
        twirp("AgentDispatchService/ListDispatch", ADMIN, "{\"room\":\"r\"}").then()
                .body("agent_dispatches.agent_name", contains("", "nobody", "voice-agent"))
                .body("agent_dispatches[1].state.jobs", empty())
                .body("agent_dispatches[2].state.jobs[0].state.status", equalTo("JS_RUNNING"))
                .body("agent_dispatches[2].state.jobs[0].state.participant_identity", startsWith("agent-AJ_"));
    }

    @Test
    void aRoomMadeWithAgentsCarriesTheirDispatchesOnly() {
        twirp("RoomService/CreateRoom", ADMIN, "{\"name\":\"r\",\"agents\":[{\"agentName\":\"voice-agent\"}]}");

        twirp("AgentDispatchService/ListDispatch", ADMIN, "{\"room\":\"r\"}").then()
                .body("agent_dispatches.agent_name", contains("voice-agent"));
    }

    @Test
    void oneParticipantIsFound() {
        control("/livekit/rooms/r/join", "{\"token\":\"%s\"}".formatted(Tokens.toJoin("r", "ann", "")));

        twirp("RoomService/GetParticipant", ADMIN, "{\"room\":\"r\",\"identity\":\"ann\"}").then()
                .statusCode(200)
                .body("identity", equalTo("ann"))
                .body("kind", equalTo("STANDARD"))
                .body("state", equalTo("ACTIVE"));
    }

    @Test
    void aTokenThatForbidsPublishingMakesSuchAParticipant() {
        var token = Tokens.signed("devkey", "secret",
                "{\"roomJoin\":true,\"room\":\"r\",\"canPublishSources\":[\"microphone\"],\"canPublishData\":false}",
                ",\"sub\":\"ann\"");
        control("/livekit/rooms/r/join", "{\"token\":\"%s\"}".formatted(token));

        twirp("RoomService/GetParticipant", ADMIN, "{\"room\":\"r\",\"identity\":\"ann\"}").then()
                .body("permission.can_publish_sources", contains("MICROPHONE"))
                .body("permission.can_publish_data", equalTo(false));
    }

    @Test
    void onlyPostIsAllowed() {
        get("/twirp/livekit.RoomService/ListRooms").then()
                .statusCode(404)
                .body("code", equalTo("bad_route"))
                .body("msg", equalTo("unsupported method \"GET\" (only POST is allowed)"));
    }

    @Test
    void onlyJsonAndProtobufAreUnderstood() {
        given().header("Authorization", "Bearer " + ADMIN).contentType("text/xml").body("<names/>")
                .post("/twirp/livekit.RoomService/ListRooms").then()
                .statusCode(404)
                .body("code", equalTo("bad_route"))
                .body("msg", startsWith("unexpected Content-Type: \"text/xml"));
    }

    @Test
    void protobufIsAnsweredInProtobuf() {
        twirp("RoomService/CreateRoom", ADMIN, "{\"name\":\"r\"}");

        var answer = protobuf("ListRooms", new byte[]{10, 1, 'r'}).then().statusCode(200)
                .contentType("application/protobuf").extract().asByteArray();

        assertThat(new String(answer, UTF_8)).contains("RM_").contains("audio/opus");
    }

    @Test
    void whatIsNoProtobufIsMalformedAndSaysSoInJson() {
        protobuf("ListRooms", new byte[]{10}).then()
                .statusCode(400)
                .contentType(ContentType.JSON)
                .body("code", equalTo("malformed"))
                .body("msg", equalTo("the protobuf request could not be decoded"));
    }

    @Test
    void whoMayNotHearsSoInJsonWhateverTheySpoke() {
        given().contentType("application/protobuf").body(new byte[0])
                .post("/twirp/livekit.RoomService/ListRooms").then()
                .statusCode(401)
                .contentType(ContentType.JSON)
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void aFieldOfAnotherTypeIsMalformed() {
        twirp("RoomService/ListRooms", ADMIN, "{\"names\":\"r\"}").then()
                .statusCode(400).body("code", equalTo("malformed"));
        twirp("RoomService/CreateRoom", ADMIN, "{\"name\":\"r\",\"emptyTimeout\":-1}").then().statusCode(400);
        twirp("RoomService/ListRooms", ADMIN, "{}").then().body("rooms", hasSize(0));
    }

    private static Response protobuf(String method, byte[] body) {
        return given().header("Authorization", "Bearer " + ADMIN).contentType("application/protobuf").body(body)
                .post("/twirp/livekit.RoomService/" + method);
    }
}
