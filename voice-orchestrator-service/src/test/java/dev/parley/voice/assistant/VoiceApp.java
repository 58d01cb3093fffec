package dev.parley.voice.assistant;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.model.event.Topic;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The voice app in the hands of one person, and what became of their sessions.
public record VoiceApp(String person, String token) {
    public static final String STARTED = "parley.voice.session-started.v1";
    public static final String DISPATCHED = "parley.voice.agent-dispatched.v1";
    public static final String READY = "parley.voice.agent-ready.v1";
    public static final String ENDED = "parley.voice.session-ended.v1";

    public static VoiceApp ofSomebodyNew() {
        var person = "person-" + UUID.randomUUID();
        return new VoiceApp(person, Tokens.user(person));
    }

    public ValidatableResponse start(Map<String, ?> choices) {
        return as().body(request(choices)).post("/api/session/start").then();
    }

    public ValidatableResponse start(String idempotencyKey) {
        return as().header("Idempotency-Key", idempotencyKey).body(request(Map.of())).post("/api/session/start").then();
    }

    public ValidatableResponse startWith(String body) {
        return as().body(body).post("/api/session/start").then();
    }

    /// A session under way.
    public Started started() {
        var answer = start(Map.of()).statusCode(200).extract().jsonPath();
        return new Started(answer.getString("sessionId"), answer.getString("token"));
    }

    public ValidatableResponse end(String session) {
        return as().body(Map.of("sessionId", session)).post("/api/session/end").then();
    }

    public List<String> sessions() {
        return Database.query("SELECT id FROM voice.voice_session WHERE person_id = ?", person);
    }

    /// Such as `ended person_left`.
    public static String outcome(String session) {
        return Database.query("SELECT concat_ws(' ', state, lower(end_reason)) FROM voice.voice_session WHERE id = ?",
                session).getFirst();
    }

    public static void awaitOutcome(String session, String outcome) {
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(outcome(session)).isEqualTo(outcome));
    }

    /// Waits for exactly these, in this order.
    public static void awaitEvents(String session, String... types) {
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(events(session)).containsExactly(types));
    }

    public static List<String> events(String session) {
        return Kafka.records(Topic.VOICE, session).stream().map(record -> Kafka.header(record, "ce_type")).toList();
    }

    public static JsonPath event(String session, String type) {
        return Kafka.records(Topic.VOICE, session).stream()
                .filter(record -> type.equals(Kafka.header(record, "ce_type")))
                .map(record -> JsonPath.from(new String(record.value())))
                .findFirst().orElseThrow();
    }

    private Map<String, Object> request(Map<String, ?> choices) {
        var request = new HashMap<String, Object>(choices);
        request.putIfAbsent("userName", person);
        return request;
    }

    private RequestSpecification as() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /// @param session
    ///            also the name of its room
    public record Started(String session, String token) {}
}
