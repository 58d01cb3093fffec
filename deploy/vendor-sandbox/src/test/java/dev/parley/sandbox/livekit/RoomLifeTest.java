package dev.parley.sandbox.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Receiver.Delivery;
import dev.parley.sandbox.Recordings;
import dev.parley.sandbox.SandboxTest;
import dev.parley.sandbox.Shape;
import dev.parley.sandbox.livekit.token.Jwt;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each test plays a recorded scenario and expects the recorded webhooks: the same events in the same order with the
/// same fields, under a token that vouches for the body.
@QuarkusTest
class RoomLifeTest extends SandboxTest {

    @Test
    void aPersonJoinsAndLeavesAndTheRoomClosesByItsDepartureTimeout() {
        create("clean");
        join("clean", "john_doe");
        leave("clean", "john_doe");

        assertLike("a person joins, publishes a microphone, leaves; the room closes by its departure timeout", "clean");
    }

    @Test
    void nobodyJoinsAndTheRoomClosesByItsEmptyTimeout() {
        twirp("RoomService/CreateRoom", Tokens.forEverything("empty"),
                "{\"name\":\"empty\",\"emptyTimeout\":1,\"departureTimeout\":60,\"metadata\":\"m\"}");

        assertLike("nobody joins; the room closes by its empty timeout", "empty");
    }

    @Test
    void theRoomClosesAroundTheAgentOnceThePersonLeft() {
        create("agent");
        dispatch("agent");
        join("agent", "john_doe");
        leave("agent", "john_doe");

        assertLike("a person and a dispatched agent; the person leaves; the room closes and the agent with it",
                "agent");
    }

    @Test
    void theSecondJoinOfAnIdentityPutsTheFirstOut() {
        create("twice");
        join("twice", "ann");
        join("twice", "ann");
        leave("twice", "ann");

        assertLike("the same identity joins twice: the first is put out", "twice");
    }

    @Test
    void aPersonIsRemovedByTheApi() {
        create("removed");
        join("removed", "bob");
        twirp("RoomService/RemoveParticipant", Tokens.forEverything("removed"),
                "{\"room\":\"removed\",\"identity\":\"bob\"}").then().statusCode(200);

        assertLike("a person is removed by the API", "removed");
    }

    @Test
    void theRoomIsDeletedAroundAPersonAndAnAgent() {
        create("deleted");
        join("deleted", "cat");
        dispatch("deleted");
        twirp("RoomService/DeleteRoom", Tokens.forEverything("deleted"), "{\"room\":\"deleted\"}").then()
                .statusCode(200);

        assertLike("the room is deleted while a person and an agent are in it", "deleted");
    }

    @Test
    void theAgentLeavesWithItsDispatch() {
        create("undispatched");
        join("undispatched", "dan");
        var dispatchId = dispatch("undispatched");
        twirp("AgentDispatchService/DeleteDispatch", Tokens.forEverything("undispatched"),
                "{\"room\":\"undispatched\",\"dispatchId\":\"%s\"}".formatted(dispatchId)).then().statusCode(200);
        leave("undispatched", "dan");

        assertLike("the agent's dispatch is deleted while a person is in the room", "undispatched");
    }

    @Test
    void joiningMakesTheRoomAndTheAgentsThatTheTokenNames() {
        join("made", "eve", ",\"roomConfig\":{\"agents\":[{\"agent_name\":\"voice-agent\"}]}");

        await().untilAsserted(() -> assertThat(told("made")).extracting(delivery -> delivery.text("/event"))
                .containsExactly("room_started", "participant_joined", "participant_joined"));
    }

    @Test
    void theAgentsThatATokenNamesAreIgnoredWhereTheRoomIsAlreadyThere() {
        create("there");
        join("there", "eve", ",\"roomConfig\":{\"agents\":[{\"agentName\":\"voice-agent\"}]}");

        twirp("AgentDispatchService/ListDispatch", Tokens.forEverything("there"), "{\"room\":\"there\"}").then()
                .body("agent_dispatches.agent_name", contains(""));
    }

    private static void create(String room) {
        twirp("RoomService/CreateRoom", Tokens.forEverything(room),
                "{\"name\":\"%s\",\"emptyTimeout\":60,\"departureTimeout\":1,\"metadata\":\"m\"}".formatted(room))
                .then()
                .statusCode(200);
    }

    private static void join(String room, String identity) {
        join(room, identity, "");
    }

    private static void join(String room, String identity, String moreClaims) {
        control("/livekit/rooms/" + room + "/join",
                "{\"token\":\"%s\"}".formatted(Tokens.toJoin(room, identity, moreClaims))).then().statusCode(200)
                .body("sid", startsWith("PA_"));
    }

    private static void leave(String room, String identity) {
        control("/livekit/rooms/" + room + "/leave", "{\"identity\":\"%s\"}".formatted(identity)).then()
                .statusCode(200);
    }

    /// Waits for the agent: the recorder did.
    private static String dispatch(String room) {
        String id = twirp("AgentDispatchService/CreateDispatch", Tokens.forEverything(room),
                "{\"agentName\":\"voice-agent\",\"room\":\"%s\"}".formatted(room)).path("id");
        await().untilAsserted(() -> RestAssured.get("/sandbox/livekit/rooms").then()
                .body("find { it.name == '%s' }.participants.kind".formatted(room), hasItem("AGENT")));
        return id;
    }

    private List<Delivery> told(String room) {
        return receiver.deliveries(event -> event.at("/room/name").asText().equals(room));
    }

    private void assertLike(String scenario, String room) {
        await().untilAsserted(() -> assertThat(told(room)).isNotEmpty()
                .last().matches(delivery -> delivery.text("/event").equals("room_finished")));
        assertThat(told(room).stream().map(Delivery::json).map(RoomLifeTest::outline))
                .containsExactlyElementsOf(recorded(scenario).map(RoomLifeTest::outline).toList());
        assertThat(told(room)).allSatisfy(RoomLifeTest::assertSigned);
    }

    /// What a test compares: which event, why somebody left, and the names and types of all fields.
    private static String outline(JsonNode event) {
        return event.path("event").asText() + " " + event.at("/participant/state").asText() + " "
                + event.at("/participant/disconnectReason").asText() + " " + Shape.of(event);
    }

    /// Without media: no tracks, no publishers. And without the count of people, which depends on how long they stayed.
    private static Stream<JsonNode> recorded(String scenario) {
        return Recordings.webhooks().stream()
                .filter(line -> line.path("scenario").asText().equals(scenario))
                .map(line -> Recordings.parse(line.path("body").asText()))
                .filter(event -> !event.path("event").asText().startsWith("track_"))
                .map(event -> {
                    ((ObjectNode) event.path("room")).remove("numParticipants");
                    if (event.path("participant") instanceof ObjectNode participant) {
                        participant.remove("isPublisher");
                    }
                    return event;
                });
    }

    private static void assertSigned(Delivery delivery) throws NoSuchAlgorithmException {
        var recordedHeaders = Recordings.webhooks().getFirst().path("headers");
        assertThat(delivery.contentType()).isEqualTo(recordedHeaders.path("Content-Type").asText());
        assertThat(delivery.userAgent()).isEqualTo(recordedHeaders.path("User-Agent").asText());

        var token = Jwt.parse(delivery.authorization()).orElseThrow();
        var hash = Base64.getEncoder().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(delivery.body()));
        assertThat(token.isSignedWith("secret")).isTrue();
        assertThat(token.claims().path("iss").asText()).isEqualTo("devkey");
        assertThat(token.claims().path("sha256").asText()).isEqualTo(hash);
        assertThat(token.claims().path("exp").asLong() - token.claims().path("iat").asLong()).isEqualTo(300);
        assertThat(token.claims().path("nbf")).isEqualTo(token.claims().path("iat"));
    }
}
