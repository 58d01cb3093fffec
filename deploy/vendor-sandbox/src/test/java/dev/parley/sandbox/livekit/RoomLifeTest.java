package dev.parley.sandbox.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sandbox.Receiver.Delivery;
import dev.parley.sandbox.Recordings;
import dev.parley.sandbox.SandboxTest;
import dev.parley.sandbox.Shape;
import dev.parley.sandbox.platform.Jwt;
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
    void aPersonJoinsAndPublishesAndLeavesAndTheRoomClosesByItsDepartureTimeout() {
        create("clean", 10, 3);
        join("clean", "john_doe");
        publish("clean", "john_doe");
        advance(1);
        leave("clean", "john_doe");
        advance(3);

        assertLike("a person joins, publishes a microphone, leaves; the room closes by its departure timeout", "clean");
    }

    @Test
    void nobodyJoinsAndTheRoomClosesByItsEmptyTimeout() {
        create("empty", 4, 2);
        advance(4);

        assertLike("nobody joins; the room closes by its empty timeout", "empty");
    }

    @Test
    void theRoomClosesAroundTheAgentOnceThePersonLeft() {
        create("agent", 10, 3);
        dispatch("agent");
        join("agent", "john_doe");
        leave("agent", "john_doe");
        advance(3);

        assertLike("a person and a dispatched agent; the person leaves; the room closes and the agent with it",
                "agent");
    }

    @Test
    void theSecondJoinOfAnIdentityPutsTheFirstOut() {
        create("twice", 10, 3);
        join("twice", "ann");
        join("twice", "ann");
        leave("twice", "ann");
        advance(3);

        assertLike("the same identity joins twice: the first is put out", "twice");
    }

    @Test
    void aPersonIsRemovedByTheApi() {
        create("removed", 10, 3);
        join("removed", "bob");
        twirp("RoomService/RemoveParticipant", Tokens.forEverything("removed"),
                "{\"room\":\"removed\",\"identity\":\"bob\"}").then().statusCode(200);
        advance(3);

        assertLike("a person is removed by the API", "removed");
    }

    @Test
    void theRoomIsDeletedAroundAPersonAndAnAgent() {
        create("deleted", 10, 3);
        join("deleted", "cat");
        dispatch("deleted");
        twirp("RoomService/DeleteRoom", Tokens.forEverything("deleted"), "{\"room\":\"deleted\"}").then()
                .statusCode(200);

        assertLike("the room is deleted while a person and an agent are in it", "deleted");
    }

    /// The person stays long enough to be counted.
    @Test
    void theAgentLeavesWithItsDispatch() {
        create("undispatched", 10, 3);
        join("undispatched", "dan");
        var dispatchId = dispatch("undispatched");
        twirp("AgentDispatchService/DeleteDispatch", Tokens.forEverything("undispatched"),
                "{\"room\":\"undispatched\",\"dispatchId\":\"%s\"}".formatted(dispatchId)).then().statusCode(200);
        advanceMs(4_500);
        leave("undispatched", "dan");
        advance(3);

        assertLike("the agent's dispatch is deleted while a person is in the room", "undispatched");
    }

    @Test
    void theKilledAreMissedAfterTwentySeconds() {
        create("killed", 60, 5);
        dispatch("killed");
        joinWith("killed", Tokens.signed("devkey", "secret", "{\"roomJoin\":true,\"room\":\"killed\"}",
                ",\"sub\":\"jane\""));
        advance(4);
        kill("killed", agentIn("killed"));
        advance(20);
        kill("killed", "jane");
        advance(25);

        assertLike("the agent's process is killed while a person is in the room; then the person's process is killed",
                "killed");
    }

    @Test
    void joiningMakesTheRoomAndTheAgentsThatTheTokenNames() {
        join("made", "eve", ",\"roomConfig\":{\"agents\":[{\"agent_name\":\"voice-agent\"}]}");

        advance(1);

        assertThat(told("made")).extracting(delivery -> delivery.text("/event"))
                .containsExactly("room_started", "participant_joined", "participant_joined");
    }

    @Test
    void theAgentsThatATokenNamesAreIgnoredWhereTheRoomIsAlreadyThere() {
        create("there");
        join("there", "eve", ",\"roomConfig\":{\"agents\":[{\"agentName\":\"voice-agent\"}]}");

        twirp("AgentDispatchService/ListDispatch", Tokens.forEverything("there"), "{\"room\":\"there\"}").then()
                .body("agent_dispatches.agent_name", contains(""));
    }

    private static void create(String room) {
        create(room, 10, 3);
    }

    private static void create(String room, int emptyTimeout, int departureTimeout) {
        twirp("RoomService/CreateRoom", Tokens.forEverything(room), """
                {"name":"%s","emptyTimeout":%d,"departureTimeout":%d,"metadata":"m"}"""
                .formatted(room, emptyTimeout, departureTimeout)).then().statusCode(200);
    }

    private static void join(String room, String identity) {
        join(room, identity, "");
    }

    private static void join(String room, String identity, String moreClaims) {
        joinWith(room, Tokens.toJoin(room, identity, moreClaims));
    }

    private static void joinWith(String room, String token) {
        control("/livekit/rooms/" + room + "/join", "{\"token\":\"%s\"}".formatted(token)).then().statusCode(200)
                .body("sid", startsWith("PA_"));
    }

    private static void publish(String room, String identity) {
        control("/livekit/rooms/" + room + "/publish", "{\"identity\":\"%s\"}".formatted(identity)).then()
                .statusCode(200).body("source", equalTo("MICROPHONE"));
    }

    private static void leave(String room, String identity) {
        control("/livekit/rooms/" + room + "/leave", "{\"identity\":\"%s\"}".formatted(identity)).then()
                .statusCode(200);
    }

    private static void kill(String room, String identity) {
        control("/livekit/rooms/" + room + "/kill", "{\"identity\":\"%s\"}".formatted(identity)).then()
                .statusCode(200);
    }

    /// Passes the time that the agent needs: the recorder did.
    private static String dispatch(String room) {
        String id = twirp("AgentDispatchService/CreateDispatch", Tokens.forEverything(room),
                "{\"agentName\":\"voice-agent\",\"room\":\"%s\"}".formatted(room)).path("id");
        advance(1);
        assertThat(agentIn(room)).startsWith("agent-AJ_");
        return id;
    }

    private static String agentIn(String room) {
        return RestAssured.get("/sandbox/livekit/rooms").path(
                "find { it.name == '%s' }.participants.find { it.kind == 'AGENT' }.identity".formatted(room));
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

    private static Stream<JsonNode> recorded(String scenario) {
        return Recordings.webhooks().stream()
                .filter(line -> line.path("scenario").asText().equals(scenario))
                .map(line -> Recordings.parse(line.path("body").asText()));
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
