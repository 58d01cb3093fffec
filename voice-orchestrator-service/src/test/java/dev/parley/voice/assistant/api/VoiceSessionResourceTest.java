package dev.parley.voice.assistant.api;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import dev.parley.test.VendorSandbox;
import dev.parley.voice.assistant.VoiceApp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class VoiceSessionResourceTest {
    private static final String SESSIONS = "/v1/voice/sessions";

    private String person;
    private String session;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        person = "person-" + UUID.randomUUID();
        session = UUID.randomUUID().toString();
    }

    @Test
    void aSessionStartsUnderTheGivenIdAndOnTheGivenMinutes() {
        var answer = start(Tokens.service(), Map.of()).statusCode(201).extract().jsonPath();

        assertThat(answer.getString("session_id")).isEqualTo(session);
        assertThat(answer.getString("state")).isEqualTo("active");
        assertThat(answer.getString("room")).isEqualTo(session);
        assertThat(answer.getLong("limit_seconds")).isEqualTo(480);
        assertThat(VendorSandbox.joinRoom(session, answer.getString("token"))).isNotBlank();
        assertThat(PeerStandIn.callsAbout(person)).as("no second reservation").isEmpty();
        VoiceApp.awaitEvents(session, VoiceApp.STARTED, VoiceApp.DISPATCHED);
        var event = VoiceApp.event(session, VoiceApp.STARTED);
        assertThat(event.getString("kind")).isEqualTo("mentor");
        assertThat(event.getLong("limitSeconds")).isEqualTo(480);
    }

    @Test
    void theAgentIsToldWhatThePersonaSays() {
        start(Tokens.service(), Map.of("voice_id", "Lupita", "agent_name", "sleep-agent")).statusCode(201);

        var dispatch = VendorSandbox.dispatches(session).getFirst();
        assertThat(dispatch).containsEntry("agent_name", "sleep-agent");
        assertThat(JsonPath.from(dispatch.get("metadata").toString()).getMap("$")).containsAllEntriesOf(Map.of(
                "sessionId", session, "voiceId", "Lupita", "openingLine", "Welcome back", "systemPrompt", "Be kind."));
    }

    @Test
    void askingAgainGivesTheSameSession() {
        start(Tokens.service(), Map.of()).statusCode(201);

        start(Tokens.service(), Map.of()).statusCode(201).body("room", equalTo(session));

        assertThat(VendorSandbox.dispatches(session)).hasSize(1);
        assertThat(Database.query("SELECT id FROM voice.voice_session WHERE person_id = ?", person)).hasSize(1);
    }

    @Test
    void aStartThatDiedHalfwayIsCarriedThrough() {
        Database.execute("""
                INSERT INTO voice.voice_session (id, person_id, state, voice, agent_name, requested_at)
                VALUES (?, ?, 'requested', 'Ashley', 'voice-agent', now())""", session, person);

        start(Tokens.service(), Map.of()).statusCode(201).body("state", equalTo("active"));
    }

    @Test
    void nobodySaysThemselvesHowLongTheyMayTalk() {
        refused(start(Tokens.user(person), Map.of("user_id", person)), 403);
        refused(start(Tokens.admin(), Map.of()), 403);
        refused(start("no-token", Map.of()), 401);
        assertThat(VendorSandbox.room(session)).isEmpty();
    }

    @Test
    void anIdThatIsSomebodyElsesIsNotFound() {
        start(Tokens.service(), Map.of()).statusCode(201);

        refused(start(Tokens.service(), Map.of("user_id", "another")), 404);
        refused(as(Tokens.user("another")).get(SESSIONS + "/" + session).then(), 404);
        refused(as(Tokens.user("another")).post(SESSIONS + "/" + session + "/end").then(), 404);
        assertThat(VoiceApp.outcome(session)).isEqualTo("active");
    }

    @Test
    void whatIsMissingIsNamed() {
        for (var field : List.of("user_id", "session_id", "kind", "voice_id", "limit_seconds")) {
            var nothing = new HashMap<String, Object>();
            nothing.put(field, null);
            refused(start(Tokens.service(), nothing), 422).body("errors[0].pointer", equalTo("/" + field));
        }
        refused(start(Tokens.service(), Map.of("limit_seconds", 86_401)), 422);
        assertThat(VendorSandbox.room(session)).isEmpty();
    }

    @Test
    void whoeverLostTheirTokenGetsAnother() {
        start(Tokens.service(), Map.of()).statusCode(201);

        var token = as(Tokens.user(person)).get(SESSIONS + "/" + session).then().statusCode(200).extract()
                .<String>path("token");

        assertThat(VendorSandbox.joinRoom(session, token)).isNotBlank();
    }

    @Test
    void endingTwiceGivesTheSameAnswerAndNoWayBackIn() {
        start(Tokens.service(), Map.of()).statusCode(201);

        var first = end().statusCode(200).body("state", equalTo("ended")).body("room_closed", equalTo(true)).extract()
                .asString();
        assertThat(end().statusCode(200).extract().asString()).isEqualTo(first);
        assertThat(VendorSandbox.room(session)).isEmpty();
        VoiceApp.awaitEvents(session, VoiceApp.STARTED, VoiceApp.DISPATCHED, VoiceApp.ENDED);
        assertThat(as(Tokens.user(person)).get(SESSIONS + "/" + session).then().statusCode(200).extract().jsonPath()
                .getMap("$")).doesNotContainKeys("room", "token", "server_url");
        refused(as(Tokens.user(person)).get(SESSIONS + "/unknown").then(), 404);
    }

    @Test
    void anEndWhileLiveKitIsAwayIsRecordedAllTheSame() {
        start(Tokens.service(), Map.of()).statusCode(201);
        VendorSandbox.outOfReach();

        end().statusCode(200).body("state", equalTo("ended")).body("room_closed", equalTo(false));

        VendorSandbox.reachable();
        await().atMost(30, SECONDS).until(() -> VendorSandbox.room(session).isEmpty());
    }

    @Test
    void whatIsStillBeingStartedDoesNotComeToLifeOnceItIsEnded() {
        Database.execute("""
                INSERT INTO voice.voice_session (id, person_id, state, voice, agent_name, requested_at)
                VALUES (?, ?, 'requested', 'Ashley', 'voice-agent', now())""", session, person);

        end().statusCode(200).body("state", equalTo("failed"));

        VoiceApp.awaitEvents(session, VoiceApp.ENDED);
    }

    @Test
    void aStartThatFailsLeavesTheMinutesToWhoeverReservedThem() {
        VendorSandbox.outOfReach();

        refused(start(Tokens.service(), Map.of()), 503).body("code", equalTo("vendor_unavailable"));

        assertThat(VoiceApp.outcome(session)).isEqualTo("failed vendor_unreachable");
        assertThat(PeerStandIn.releasesOf(session)).isEmpty();
    }

    /// Null leaves a field out.
    private ValidatableResponse start(String token, Map<String, ?> otherwise) {
        var request = new HashMap<String, Object>(Map.of("user_id", person, "session_id", session, "kind", "mentor",
                "limit_seconds", 480, "voice_id", "Ashley", "opening_line", "Welcome back", "system_prompt",
                "Be kind."));
        request.putAll(otherwise);
        request.values().removeIf(value -> value == null);
        return as(token).body(request).post(SESSIONS).then();
    }

    private ValidatableResponse end() {
        return as(Tokens.service()).post(SESSIONS + "/" + session + "/end").then();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status) {
        return answer.statusCode(status).contentType("application/problem+json").body("detail", not(equalTo("")));
    }
}
