package dev.parley.system;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.stack.plan.Layout;
import dev.parley.stack.plan.Service;
import dev.parley.stack.process.Probe;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two instances of voice-orchestrator-service watch the same sessions, and each of them is killed in the middle:
/// nothing is done twice, and no session is lost.
class TwoVoiceInstancesTest {
    private static final int SESSIONS = 30;
    private static final String DISPATCHED = "parley.voice.agent-dispatched.v1";
    private static final String LOST = "parley.voice.agent-lost.v1";
    private static final String ENDED = "parley.voice.session-ended.v1";
    private static RunningStack stack;
    private static SecondInstance second;
    private static String token;

    private final String run = UUID.randomUUID().toString();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = RunningStack.up();
        second = SecondInstance.of(Service.VOICE_ORCHESTRATOR, stack.layout());
        token = stack.token("operator", "service");
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
    }

    @AfterAll
    static void end() throws IOException, InterruptedException {
        if (second != null) {
            second.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @BeforeEach
    void workersAreThere() {
        hire("available");
    }

    @Test
    void whereNobodyComesEverySessionFailsOnceAfterTwoCalls() throws Exception {
        hire("none");
        var before = calls();
        var sessions = start(SESSIONS);
        killBoth();

        await().atMost(120, SECONDS).untilAsserted(() -> assertThat(events(sessions, ENDED)).hasSize(SESSIONS)
                .allMatch(count -> count == 1));
        assertThat(events(sessions, DISPATCHED)).hasSize(SESSIONS).allMatch(count -> count == 2);
        assertThat(sessions).allSatisfy(session -> assertThat(view(session)).containsEntry("state", "failed")
                .containsEntry("end_reason", "agent_unavailable"));
        await().atMost(60, SECONDS).until(() -> sessions.stream().noneMatch(rooms().keySet()::contains));
        assertThat(calls() - before).isEqualTo(2L * SESSIONS);
    }

    @Test
    void everyAgentThatIsLostIsReplacedOnce() throws Exception {
        var before = calls();
        var sessions = start(SESSIONS);
        await().atMost(60, SECONDS).until(() -> inRooms(sessions, "AGENT").size() == SESSIONS);
        sessions.forEach(this::join);
        await().atMost(60, SECONDS).until(() -> inRooms(sessions, "STANDARD").size() == SESSIONS);
        inRooms(sessions, "AGENT").forEach((room, agent) -> control("/livekit/rooms/" + room + "/leave",
                Map.of("identity", agent)));
        killBoth();

        await().atMost(120, SECONDS).until(() -> inRooms(sessions, "AGENT").size() == SESSIONS);
        assertThat(events(sessions, LOST)).hasSize(SESSIONS).allMatch(count -> count == 1);
        assertThat(calls() - before).isEqualTo(2L * SESSIONS);
        assertThat(sessions).allSatisfy(session -> assertThat(view(session)).containsEntry("state", "active"));
        sessions.forEach(session -> post(stack.gateway(), "/api/session/end", Map.of("sessionId", session), 200));
    }

    /// Half of them at each instance.
    private List<String> start(int sessions) {
        return IntStream.range(0, sessions).mapToObj(i -> post(i % 2 == 0 ? first() : second.address(),
                "/api/session/start", Map.of("userName", "talker-" + i + "-" + run), 200).extract()
                .<String>path("sessionId")).toList();
    }

    private void join(String session) {
        var join = view(session).get("token");
        control("/livekit/rooms/" + session + "/join", Map.of("token", join));
    }

    private static void killBoth() throws IOException, InterruptedException {
        stack.kill(Service.VOICE_ORCHESTRATOR.title());
        second.killAndStartAgain();
        var readiness = Layout.readiness(stack.layout().managementPort(Service.VOICE_ORCHESTRATOR));
        await().atMost(60, SECONDS).until(() -> Probe.isOk(readiness));
    }

    private static void hire(String behaviour) {
        given().baseUri(stack.sandbox().toString()).contentType(ContentType.JSON).body(Map.of("behaviour", behaviour))
                .put("/sandbox/livekit/workers/voice-agent").then().statusCode(200);
    }

    /// How many of a type each of the sessions has.
    private static List<Long> events(List<String> sessions, String type) {
        return new PublishedEvents(stack.kafka()).records("parley.voice").stream()
                .filter(record -> sessions.contains(record.key()))
                .filter(record -> type.equals(new String(record.headers().lastHeader("ce_type").value())))
                .collect(Collectors.groupingBy(record -> record.key(),
                        Collectors.mapping(record -> new String(record.headers().lastHeader("ce_id").value()),
                                Collectors.collectingAndThen(Collectors.toSet(), ids -> (long) ids.size()))))
                .values().stream().toList();
    }

    /// How often an agent was called, by what the vendor was asked.
    private static long calls() {
        return given().baseUri(stack.sandbox().toString()).get("/sandbox/calls?vendor=livekit").then().statusCode(200)
                .extract().jsonPath().getList("path", String.class).stream()
                .filter(path -> path.endsWith("/CreateDispatch"))
                .count();
    }

    /// The first of a kind in each of these rooms.
    private static Map<String, String> inRooms(List<String> sessions, String kind) {
        return rooms().entrySet().stream()
                .filter(room -> sessions.contains(room.getKey()))
                .flatMap(room -> room.getValue().stream()
                        .filter(participant -> kind.equals(participant.get("kind")))
                        .map(participant -> Map.entry(room.getKey(), participant.get("identity").toString())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, List<Map<String, Object>>> rooms() {
        return given().baseUri(stack.sandbox().toString()).get("/sandbox/livekit/rooms").then().statusCode(200)
                .extract().jsonPath().<Map<String, Object>>getList("$").stream()
                .collect(Collectors.toMap(room -> room.get("name").toString(),
                        room -> (List<Map<String, Object>>) room.get("participants")));
    }

    private static Map<String, String> view(String session) {
        return as(second.address()).get("/v1/voice/sessions/" + session).then().statusCode(200).extract().jsonPath()
                .getMap("$", String.class, String.class);
    }

    private static void control(String path, Map<String, ?> body) {
        given().baseUri(stack.sandbox().toString()).contentType(ContentType.JSON).body(body).post("/sandbox" + path)
                .then().statusCode(200);
    }

    private static ValidatableResponse post(URI base, String path, Map<String, ?> body,
            int status) {
        return as(base).contentType(ContentType.JSON).body(body).post(path).then().statusCode(status);
    }

    private static RequestSpecification as(URI base) {
        return given().baseUri(base.toString()).auth().oauth2(token);
    }

    private static URI first() {
        return stack.layout().address(Service.VOICE_ORCHESTRATOR);
    }
}
