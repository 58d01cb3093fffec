package dev.parley.voice.assistant.api;

import static dev.parley.test.PeerStandIn.GRANTED_SECONDS;
import static dev.parley.test.PeerStandIn.RESERVATIONS;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import dev.parley.test.VendorSandbox;
import dev.parley.voice.assistant.VoiceApp;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class VoiceAssistantResourceTest {
    @Inject
    RedisDataSource redis;
    private VoiceApp app;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = VoiceApp.ofSomebodyNew();
    }

    @Test
    void theRootSaysWhatTheSeedSays() {
        given().get("/").then().statusCode(200).body("$", equalTo(Map.of("service", "Voice Assistant Orchestrator",
                "status", "running", "version", "2.0.0", "type", "Python FastAPI", "features",
                List.of("session_tracking", "cleanup", "livekit_webhooks"))));
    }

    @Test
    void healthIsHealthyWhileEverythingAnswers() {
        given().get("/health").then().statusCode(200).body("$", equalTo(Map.of("status", "healthy",
                "livekit_url", browserUrl(), "livekit_configured", true, "redis_connected", true,
                "celery_available", true)));
    }

    @Test
    void healthIsDegradedWhileLiveKitIsAway() {
        VendorSandbox.outOfReach();

        given().get("/health").then().statusCode(200).body("$", equalTo(Map.of("status", "degraded",
                "livekit_url", browserUrl(), "livekit_configured", true, "redis_connected", true,
                "celery_available", false)));
    }

    @Test
    void aStartAnswersWhatTheSeedPublished() {
        var answer = app.start(Map.of("voiceId", "Craig", "openingLine", "Hi there!", "systemPrompt", "Be friendly."))
                .statusCode(200).extract().jsonPath();

        assertThat(answer.getMap("$")).containsOnlyKeys("success", "sessionId", "token", "serverUrl", "roomName",
                "message");
        assertThat(answer.getBoolean("success")).isTrue();
        assertThat(answer.getString("sessionId")).matches("session_\\d+_[a-z0-9]+");
        assertThat(answer.getString("roomName")).isEqualTo(answer.getString("sessionId"));
        assertThat(answer.getString("serverUrl")).isEqualTo(browserUrl());
        assertThat(answer.getString("message")).isEqualTo("Session created. Voice agent is being spawned.");
    }

    @Test
    void theTokenJoinsItsRoomAndNoOtherForTwoHours() {
        var started = app.started();

        var parts = started.token().split("\\.");
        assertThat(Base64.getUrlDecoder().decode(parts[2]))
                .isEqualTo(VendorSandbox.hmacSha256(parts[0] + "." + parts[1]));
        assertThat(json(parts[0]).getString("alg")).isEqualTo("HS256");
        var claims = json(parts[1]);
        assertThat(claims.getString("iss")).isEqualTo(VendorSandbox.LIVEKIT_KEY);
        assertThat(claims.getString("sub")).isEqualTo(app.person());
        assertThat(claims.getLong("exp") - claims.getLong("nbf")).isEqualTo(7200);
        assertThat(claims.getMap("video")).isEqualTo(Map.of("roomJoin", true, "room", started.session(),
                "canPublish", true, "canSubscribe", true));
        assertThat(VendorSandbox.joinRoom(started.session(), started.token())).isNotBlank();
    }

    @Test
    void aRoomIsMadeAndOneAgentIsToldItsJob() {
        var session = app.start(Map.of("voiceId", "Priya", "openingLine", "Hi there!", "systemPrompt", "Be \"kind\"."))
                .statusCode(200).extract().<String>path("sessionId");

        assertThat(VendorSandbox.room(session)).isPresent();
        var dispatches = VendorSandbox.dispatches(session);
        assertThat(dispatches).hasSize(1);
        assertThat(dispatches.getFirst()).containsEntry("agent_name", "voice-agent");
        var job = JsonPath.from(dispatches.getFirst().get("metadata").toString());
        assertThat(job.getMap("$")).containsOnlyKeys("sessionId", "voiceId", "openingLine", "systemPrompt", "attempt",
                "replaces", "heartbeat")
                .containsAllEntriesOf(Map.of("sessionId", session, "voiceId", "Priya", "openingLine", "Hi there!",
                        "systemPrompt", "Be \"kind\".", "attempt", 1, "replaces", false));
        assertThat(job.getMap("heartbeat")).containsOnlyKeys("path", "token", "everySeconds");
        VoiceApp.awaitEvents(session, VoiceApp.STARTED, VoiceApp.DISPATCHED);
        assertThat(VoiceApp.event(session, VoiceApp.STARTED).getLong("limitSeconds")).isEqualTo(GRANTED_SECONDS);
    }

    @Test
    void aStartTellsHowLongEachStepTook() {
        assertThat(app.start(Map.of()).statusCode(200).extract().header("Server-Timing"))
                .matches("place;dur=\\d+, minutes;dur=\\d+, room;dur=\\d+, agent;dur=\\d+, session;dur=\\d+");
    }

    @Test
    void withoutAChoiceTheVoiceIsAshley() {
        var started = app.started();

        assertThat(JsonPath.from(VendorSandbox.dispatches(started.session()).getFirst().get("metadata").toString())
                .getMap("$")).containsEntry("voiceId", "Ashley").doesNotContainKeys("openingLine", "systemPrompt");
    }

    @Test
    void anUnknownVoiceIsRefusedWithTheChoices() {
        for (var voice : List.of("Zoe", "ashley", "")) {
            refused(app.start(Map.of("voiceId", voice)), 400).body("detail",
                    equalTo("There is no such voice; choose one of Ashley, Craig, Edward, Olivia, Wendy, Priya"));
        }
        assertThat(app.sessions()).isEmpty();
    }

    @Test
    void aStartWithoutAPersonOrForAnotherIsRefused() {
        refused(app.start(Map.of("userName", "")), 400);
        refused(app.start(Map.of("userName", "somebody-else")), 403);
        refused(new VoiceApp(app.person(), "no-token").start(Map.of()), 401);
        assertThat(app.sessions()).isEmpty();
    }

    @Test
    void withoutMinutesThereIsNoRoom() {
        PeerStandIn.outOfMinutes();

        refused(app.start(Map.of()), 402);

        assertThat(VendorSandbox.room(app.sessions().getFirst())).isEmpty();
        assertThat(VoiceApp.outcome(app.sessions().getFirst())).isEqualTo("failed ended_by_service");
    }

    @Test
    void theCallersTokenTravelsToBilling() {
        app.started();

        assertThat(PeerStandIn.callsAbout(app.person())).hasSize(1).allSatisfy(call -> {
            assertThat(call.path()).isEqualTo(RESERVATIONS);
            assertThat(call.authorization()).isEqualTo("Bearer " + app.token());
        });
    }

    @Test
    void theSameKeyGivesOneRoomWithOneAgent() throws Exception {
        var key = UUID.randomUUID().toString();
        Set<String> answers;
        try (var threads = Executors.newFixedThreadPool(6)) {
            var taps = Stream.<Callable<String>>generate(() -> () -> await().atMost(30, SECONDS)
                    .until(() -> app.start(key).extract().response(), answer -> answer.statusCode() != 409)
                    .then().statusCode(200).extract().asString()).limit(6).toList();
            answers = new HashSet<>();
            for (var answer : threads.invokeAll(taps)) {
                answers.add(answer.get());
            }
        }
        answers.add(app.start(key).statusCode(200).extract().asString());

        assertThat(answers).hasSize(1);
        assertThat(app.sessions()).hasSize(1);
        assertThat(VendorSandbox.dispatches(app.sessions().getFirst())).hasSize(1);
    }

    @Test
    void whileLiveKitIsAwayAStartFailsAndGivesItsMinutesBack() {
        VendorSandbox.outOfReach();

        refused(app.start(Map.of()), 503).body("detail", equalTo(
                "Failed to queue voice agent spawn task: LiveKit cannot be reached at the moment"));

        var session = app.sessions().getFirst();
        assertThat(PeerStandIn.releasesOf(session)).hasSize(1);
        VoiceApp.awaitEvents(session, VoiceApp.ENDED);
        var event = VoiceApp.event(session, VoiceApp.ENDED);
        assertThat(event.getMap("$")).doesNotContainKey("startedAt");
        assertThat(event.getString("reason")).isEqualTo("vendor_unreachable");
    }

    @Test
    void aLiveKitThatDoesNotBelieveUsIsAnErrorInTheSeedsWords() {
        VendorSandbox.misbehave("""
                {"seed": 1, "calls": [{"vendor": "livekit", "call": "POST /twirp/livekit.RoomService/CreateRoom",
                 "fault": "fail", "status": 401}], "webhooks": []}""");
        try {
            refused(app.start(Map.of()), 500).body("detail",
                    equalTo("LiveKit token generation failed: LiveKit refused the request"));
        } finally {
            VendorSandbox.behave();
        }

        assertThat(VoiceApp.outcome(app.sessions().getFirst())).isEqualTo("failed vendor_error");
        assertThat(PeerStandIn.releasesOf(app.sessions().getFirst())).hasSize(1);
    }

    @Test
    void aLiveKitThatDoesNotAnswerHoldsNobodyUpForEver() {
        VendorSandbox.misbehave(
                """
                        {"seed": 1, "calls": [{"vendor": "livekit", "call": "POST /twirp/livekit.AgentDispatchService/CreateDispatch",
                         "fault": "hang", "done": true}], "webhooks": []}""");
        try {
            refused(app.start(Map.of()), 503).body("detail",
                    equalTo("Failed to queue voice agent spawn task: LiveKit cannot be reached at the moment"));
        } finally {
            VendorSandbox.behave();
        }

        var session = app.sessions().getFirst();
        assertThat(VoiceApp.outcome(session)).isEqualTo("failed vendor_unreachable");
        await().atMost(30, SECONDS).until(() -> VendorSandbox.room(session).isEmpty());
    }

    @Test
    void aSlowLiveKitMakesAStartSlowAndNothingElse() {
        VendorSandbox.misbehave("""
                {"seed": 1, "calls": [{"vendor": "livekit", "call": "POST /twirp/livekit.RoomService/CreateRoom",
                 "fault": "delay", "delay_ms": 700}], "webhooks": []}""");
        try {
            app.start(Map.of()).statusCode(200);
        } finally {
            VendorSandbox.behave();
        }
    }

    @Test
    void whatCannotBeAPromptIsRefusedBeforeAnythingIsDone() {
        refused(app.start(Map.of("systemPrompt", "x".repeat(50_001))), 400);
        app.start(Map.of("systemPrompt", "x".repeat(1_048_576))).statusCode(413);
        refused(app.startWith("{}"), 400);
        refused(app.startWith("{\"userName\": null}"), 400);
        refused(app.startWith("[]"), 400);
        refused(app.startWith("not json"), 400);
        refused(app.startWith(""), 400);

        assertThat(app.sessions()).isEmpty();
    }

    @Test
    void aRoomWhoseAnswerWasLostIsClosed() {
        VendorSandbox.answersAreLost();
        refused(app.start(Map.of()), 503);
        var session = app.sessions().getFirst();
        assertThat(VendorSandbox.room(session)).isPresent();
        VendorSandbox.reachable();

        await().atMost(30, SECONDS).until(() -> VendorSandbox.room(session).isEmpty());
    }

    @Test
    void anEndAnswersWhatTheSeedPublished() {
        var started = app.started();
        Database.execute("UPDATE voice.voice_session SET started_at = started_at - interval '125 seconds' WHERE id = ?",
                started.session());

        var answer = app.end(started.session()).statusCode(200).extract().jsonPath();

        assertThat(answer.getMap("$")).containsOnlyKeys("success", "message", "details");
        assertThat(answer.getBoolean("success")).isTrue();
        assertThat(answer.getString("message")).isEqualTo("Session " + started.session() + " ended and cleaned up");
        assertThat(answer.getMap("details")).containsOnlyKeys("session_id", "celery_task_revoked", "process_killed",
                "redis_cleaned", "errors", "durationSeconds", "durationMinutes")
                .containsEntry("session_id", started.session())
                .containsEntry("celery_task_revoked", true)
                .containsEntry("process_killed", true)
                .containsEntry("redis_cleaned", true)
                .containsEntry("errors", List.of());
        var seconds = answer.getLong("details.durationSeconds");
        assertThat(seconds).isGreaterThanOrEqualTo(125);
        assertThat(answer.getLong("details.durationMinutes")).isEqualTo(Math.ceilDiv(seconds, 60));
        assertThat(VendorSandbox.room(started.session())).isEmpty();
        VoiceApp.awaitEvents(started.session(), VoiceApp.STARTED, VoiceApp.DISPATCHED, VoiceApp.ENDED);
        assertThat(VoiceApp.outcome(started.session())).isEqualTo("ended ended_by_user");
    }

    @Test
    void endingTwiceGivesTheSameAnswer() {
        var started = app.started();
        var first = app.end(started.session()).statusCode(200).extract().asString();

        assertThat(app.end(started.session()).statusCode(200).extract().asString()).isEqualTo(first);
        VoiceApp.awaitEvents(started.session(), VoiceApp.STARTED, VoiceApp.DISPATCHED, VoiceApp.ENDED);
    }

    @Test
    void anUnknownSessionIsNotFoundInTheSeedsWords() {
        refused(app.end("session_123"), 404).body("detail", equalTo("Session session_123 not found"));
    }

    @Test
    void somebodyElsesSessionIsNotFoundEither() {
        var started = app.started();

        refused(VoiceApp.ofSomebodyNew().end(started.session()), 404)
                .body("detail", equalTo("Session " + started.session() + " not found"));
        assertThat(VoiceApp.outcome(started.session())).isEqualTo("active");
    }

    @Test
    void aProductMayEndAPersonsSession() {
        var started = app.started();

        new VoiceApp(app.person(), Tokens.service()).end(started.session()).statusCode(200);
        assertThat(VoiceApp.outcome(started.session())).isEqualTo("ended ended_by_service");
    }

    @Test
    void anEndWhileLiveKitIsAwayIsRecordedAndTheRoomClosedLater() {
        var started = app.started();
        VendorSandbox.outOfReach();

        app.end(started.session()).statusCode(200)
                .body("success", equalTo(true))
                .body("details.process_killed", equalTo(false))
                .body("details.redis_cleaned", equalTo(true))
                .body("details.errors.size()", equalTo(1));
        VoiceApp.awaitEvents(started.session(), VoiceApp.STARTED, VoiceApp.DISPATCHED, VoiceApp.ENDED);
        assertThat(VendorSandbox.room(started.session())).isPresent();

        VendorSandbox.reachable();
        await().atMost(30, SECONDS).until(() -> VendorSandbox.room(started.session()).isEmpty());
    }

    @Test
    void redisKnowsASessionWhileItLives() {
        var started = app.started();
        assertThat(isHot(started.session())).isTrue();

        app.end(started.session()).statusCode(200);
        assertThat(isHot(started.session())).isFalse();
    }

    private boolean isHot(String session) {
        return redis.key().exists("parley:voice:session:" + session);
    }

    private static String browserUrl() {
        return VendorSandbox.address().replace("http", "ws");
    }

    private static JsonPath json(String part) {
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(part)));
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status) {
        assertThat(answer.statusCode(status).extract().jsonPath().getMap("$")).containsOnlyKeys("detail");
        return answer;
    }
}
