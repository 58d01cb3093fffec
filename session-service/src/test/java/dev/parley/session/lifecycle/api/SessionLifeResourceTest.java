package dev.parley.session.lifecycle.api;

import static dev.parley.test.PeerStandIn.CONTEXTS;
import static dev.parley.test.PeerStandIn.GRANTED_SECONDS;
import static dev.parley.test.PeerStandIn.RESERVATIONS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.session.lifecycle.Published;
import dev.parley.session.lifecycle.SessionApp;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class SessionLifeResourceTest {
    private SessionApp app;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = SessionApp.ofSomebodyNew();
    }

    @Test
    void aVideoSessionIsAnsweredWithWhereToJoinAndWhatIsLeft() {
        var started = app.start(Map.of("conversation_name", "About the move")).statusCode(201);

        var answer = started.extract().jsonPath();
        assertThat(answer.getMap("$")).containsOnlyKeys("id", "kind", "state", "vendor", "vendor_conversation_id",
                "persona_name", "conversation_name", "started_at", "limit_seconds", "join", "minutes");
        assertThat(answer.getString("state")).isEqualTo("active");
        assertThat(answer.getString("vendor")).isEqualTo("tavus");
        assertThat(answer.getString("conversation_name")).isEqualTo("About the move");
        assertThat(answer.getLong("limit_seconds")).isEqualTo(GRANTED_SECONDS);
        assertThat(answer.getMap("join")).isEqualTo(
                Map.of("join_url", "https://tavus.daily.co/" + answer.getString("vendor_conversation_id")));
        assertThat(answer.getMap("minutes")).isEqualTo(Map.of("used_seconds", 0, "reserved_seconds",
                (int) GRANTED_SECONDS, "allowance_seconds", 1500, "remaining_seconds", 600));
        assertThat(started.extract().header("Location")).endsWith("/v1/sessions/" + answer.getString("id"));
        assertThat(started.extract().header("Server-Timing")).contains("vendor.tavus;dur=");
    }

    @Test
    void aVoiceSessionIsHeldByTheVoiceOrchestratorUnderTheSameId() {
        var answer = app.start(Map.of("kind", "voice")).statusCode(201).extract().jsonPath();

        var id = answer.getString("id");
        assertThat(answer.getString("vendor")).isEqualTo("livekit");
        assertThat(answer.getMap("join"))
                .isEqualTo(Map.of("room", id, "token", "a-token", "server_url", "ws://livekit"));
        var asked = PeerStandIn.callsAbout(app.person()).getLast();
        assertThat(asked.path()).isEqualTo(PeerStandIn.VOICES);
        assertThat(asked.authorization()).as("no person says how long they may talk")
                .isNotEqualTo("Bearer " + app.token());
        assertThat(asked.body().getMap("$")).isEqualTo(Map.of("user_id", app.person(), "session_id", id, "kind",
                "voice", "limit_seconds", (int) GRANTED_SECONDS, "voice_id", "Ashley", "opening_line", "Welcome back",
                "system_prompt", "You talk to " + app.person() + "."));
        assertThat(Database.query("SELECT count(*)::text FROM session.session WHERE join_url = 'a-token'"))
                .containsExactly("0");
    }

    @Test
    void whatIsWishedForReachesThoseWhoCanGrantIt() {
        app.started(Map.of("kind", "resolve_together", "participants",
                List.of("Ben", "carla@example.com", "Ben"), "prompt", "Who does what", "limit_seconds", 300));

        var calls = PeerStandIn.callsAbout(app.person());
        assertThat(calls.getFirst().body().getString("kind")).isEqualTo("resolve_together");
        assertThat(calls.getFirst().body().getLong("seconds")).isEqualTo(300);
        assertThat(calls.getLast().body().getList("participants")).as("the AI is told no address")
                .isEqualTo(List.of("Ben", "carla"));
        assertThat(calls.getLast().body().getString("prompt")).isEqualTo("Who does what");
        assertThat(Database.query("SELECT invited FROM session.invitation WHERE person_id = ? ORDER BY position",
                app.person())).containsExactly("Ben", "carla@example.com");
    }

    @Test
    void twentyTapsAtOnceGiveOneConversation() throws Exception {
        var key = UUID.randomUUID().toString();
        try (var threads = Executors.newFixedThreadPool(20)) {
            var taps = Stream.<Callable<String>>generate(() -> () -> await().atMost(30, SECONDS)
                    .until(() -> app.start(key, Map.of()).extract().response(), answer -> answer.statusCode() != 409)
                    .then().statusCode(201).extract().asString()).limit(20).toList();
            var answers = threads.invokeAll(taps).stream().map(answer -> {
                try {
                    return answer.get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }).collect(Collectors.toSet());
            assertThat(answers).hasSize(1);
        }
        assertThat(VendorSandbox.conversationsAbout(app.person())).hasSize(1);
        assertThat(app.sessions()).hasSize(1);
    }

    @Test
    void aKeyGivesItsVoiceSessionAgainThoughTheAnswerWasLost() {
        var key = UUID.randomUUID().toString();
        var first = app.start(key, Map.of("kind", "voice")).statusCode(201).extract().<String>path("id");
        Database.execute("DELETE FROM session.idempotency_key WHERE key = ?", key);

        app.start(key, Map.of("kind", "voice")).statusCode(201)
                .body("id", equalTo(first))
                .body("join.room", equalTo(first));
    }

    @Test
    void aKeyWhoseSessionIsOverGivesThatSessionWithoutAWayIn() {
        var key = UUID.randomUUID().toString();
        var first = app.start(key, Map.of()).statusCode(201).extract().<String>path("id");
        app.end(first).statusCode(200);
        Database.execute("DELETE FROM session.idempotency_key WHERE key = ?", key);

        var again = app.start(key, Map.of()).statusCode(201).extract().jsonPath();

        assertThat(again.getString("id")).isEqualTo(first);
        assertThat(again.getString("state")).isEqualTo("ended");
        assertThat(again.getMap("$")).doesNotContainKeys("join", "minutes");
    }

    @Test
    void aMissingFieldIsNamed() {
        refused(app.start(SessionApp.without("persona_id")), 422).body("errors[0].pointer", equalTo("/persona_id"));
        refused(app.start(SessionApp.without("kind")), 422).body("errors[0].pointer", equalTo("/kind"));
        refused(app.post("/v1/sessions", ""), 422);
        assertThat(app.sessions()).isEmpty();
    }

    @Test
    void aFieldThatIsNullIsNamedLikeOneThatIsMissing() {
        refused(app.post("/v1/sessions", "{\"kind\": \"mentor\", \"persona_id\": null}"), 422)
                .body("errors[0].pointer", equalTo("/persona_id"));
        refused(app.post("/v1/sessions", "{\"kind\": null, \"persona_id\": \"maya\"}"), 422)
                .body("errors[0].pointer", equalTo("/kind"));
        refused(app.start(Map.of("persona_id", " ")), 422).body("errors[0].pointer", equalTo("/persona_id"));
        refused(app.start(Map.of("vendors", Collections.singletonList(null))), 422);
        refused(app.start(Map.of("kind", "resolve_together", "participants", Collections.singletonList(null))), 422);
        refused(app.post("/v1/sessions", "null"), 422);
        refused(app.post("/v1/sessions", "{}"), 422);
        refused(app.post("/v1/sessions", "{\"kind\": "), 400);
        assertThat(app.sessions()).isEmpty();
        assertThat(PeerStandIn.callsAbout(app.person())).isEmpty();
    }

    @Test
    void absurdWordsAreRefused() {
        var absurd = Map.of("persona_id", "p".repeat(201), "conversation_name", "n".repeat(201), "prompt",
                "p".repeat(8_001));
        absurd.forEach((field, value) -> refused(app.start(Map.of(field, value)), 422)
                .body("errors[0].pointer", equalTo("/" + field)));
        refused(app.start(Map.of("conversation_name", "a\u0000b")), 422);
        refused(app.start(Map.of("persona_id", "a\nb")), 422).body("errors[0].pointer", equalTo("/persona_id"));
        refused(app.start(Map.of("limit_seconds", 0)), 422).body("errors[0].pointer", equalTo("/limit_seconds"));
        refused(app.start(Map.of("vendors", List.of("zoom"))), 400);
        refused(app.start(Map.of("vendors", List.of())), 422);
        refused(app.start(Map.of("kind", "small_talk")), 400);
        assertThat(app.sessions()).isEmpty();
    }

    @Test
    void whoTakesPartGoesWithResolveTogetherAndIsNotACrowd() {
        var crowd = IntStream.range(0, 50).mapToObj(guest -> "guest-" + guest).toList();

        refused(app.start(Map.of("kind", "resolve_together", "participants", crowd)), 422)
                .body("errors[0].pointer", equalTo("/participants"));
        refused(app.start(Map.of("kind", "resolve_together")), 422)
                .body("errors[0].pointer", equalTo("/participants"));
        refused(app.start(Map.of("kind", "reflect_alone", "participants", List.of("Ben"))), 422)
                .body("errors[0].detail", equalTo("goes with resolve_together only"));
        refused(app.start(Map.of("kind", "resolve_together", "participants", List.of(" "))), 422);
        assertThat(app.sessions()).isEmpty();
    }

    @Test
    void reflectingAloneIsAKindOfItsOwn() {
        var id = app.started(Map.of("kind", "reflect_alone"));

        app.get("/v1/sessions/" + id).statusCode(200).body("kind", equalTo("reflect_alone"));
    }

    @Test
    void aConversationWithAnAgentOfElevenLabsIsASessionLikeAnyOther() {
        var answer = app.start(Map.of("vendors", List.of("elevenlabs"))).statusCode(201)
                .body("vendor", equalTo("elevenlabs"))
                .body("join.signed_url", equalTo("wss://agents?conversation_signature=a-signature"))
                .body("join.dynamic_variables.parley_session", equalTo("a-claim"))
                .extract().jsonPath();
        var id = answer.getString("id");
        assertThat(answer.getString("vendor_conversation_id")).isEqualTo("conv_" + id);
        app.get("/v1/sessions?vendor=elevenlabs").statusCode(200).body("items.id", equalTo(List.of(id)));

        app.end(id).statusCode(200).body("state", equalTo("ended"));
        assertThat(PeerStandIn.talkEndsOf("conv_" + id)).hasSize(1);
    }

    @Test
    void whatThePeersRefuseIsTheCallersNews() {
        PeerStandIn.refusing(CONTEXTS, 404, "not_found");
        refused(app.start(Map.of()), 404).body("code", equalTo("not_found"));

        PeerStandIn.helpful();
        PeerStandIn.outOfMinutes();
        refused(app.start(Map.of()), 402).body("remaining_seconds", equalTo(10));
        PeerStandIn.refusing(RESERVATIONS, 403, "plan_lacks_feature");
        refused(app.start(Map.of()), 403).body("code", equalTo("plan_lacks_feature"));
        PeerStandIn.refusing(RESERVATIONS, 429, "too_many_sessions");
        assertThat(refused(app.start(Map.of()), 429).extract().header("Retry-After")).isEqualTo("7");

        assertThat(VendorSandbox.conversationsAbout(app.person())).isEmpty();
        assertThat(app.sessions()).hasSize(4)
                .allSatisfy(session -> assertThat(Published.outcome(session)).startsWith("failed"));
    }

    @Test
    void aPersonCannotStartForAnotherAndAProductMay() {
        var other = SessionApp.ofSomebodyNew();

        refused(app.start(Map.of("user_id", other.person())), 403);
        new SessionApp("a-product", Tokens.service()).start(Map.of("user_id", other.person())).statusCode(201);
        assertThat(other.sessions()).hasSize(1);
        refused(new SessionApp("nobody", "no-token").start(Map.of()), 401);
    }

    @Test
    void anEndIsToldToTheVendorAndGivesTheSameAnswerAgain() {
        var started = app.start(Map.of()).extract().jsonPath();

        var ended = app.end(started.getString("id")).statusCode(200).extract();
        assertThat(ended.jsonPath().getMap("$")).containsOnlyKeys("id", "state", "vendor", "started_at", "ended_at",
                "lasted_seconds", "end_reason");
        assertThat(ended.jsonPath().getString("state")).isEqualTo("ended");
        assertThat(ended.jsonPath().getString("end_reason")).isEqualTo("ended_by_user");
        assertThat(VendorSandbox.statusOf(started.getString("vendor_conversation_id"))).isEqualTo("ended");
        assertThat(app.end(started.getString("id")).statusCode(200).extract().asString())
                .isEqualTo(ended.asString());
        Published.awaitEvents(started.getString("id"), Published.STARTED, Published.ENDED);
    }

    @Test
    void aVoiceSessionIsEndedWhereItIsHeld() {
        var id = app.started(Map.of("kind", "voice"));

        app.end(id).statusCode(200).body("state", equalTo("ended"));

        assertThat(PeerStandIn.voiceEndsOf(id)).hasSize(1);
        assertThat(Published.isVendorEndDue(id)).isFalse();
    }

    @Test
    void anEndWhileTheVendorIsAwayIsRecordedAndToldLater() {
        var video = app.start(Map.of()).extract().jsonPath();
        var voice = app.started(Map.of("kind", "voice"));
        VendorSandbox.outOfReach();
        PeerStandIn.broken(PeerStandIn.VOICES);

        app.end(video.getString("id")).statusCode(200).body("state", equalTo("ended"));
        app.end(voice).statusCode(200).body("state", equalTo("ended"));
        assertThat(Published.isVendorEndDue(voice)).isTrue();

        VendorSandbox.reachable();
        PeerStandIn.helpful();
        await().atMost(30, SECONDS).until(() -> !Published.isVendorEndDue(voice));
        await().atMost(30, SECONDS)
                .until(() -> VendorSandbox.statusOf(video.getString("vendor_conversation_id")), "ended"::equals);
    }

    @Test
    void whatIsStillBeingStartedDoesNotComeToLifeOnceItIsEnded() {
        var id = UUID.randomUUID().toString();
        Database.execute("""
                INSERT INTO session.session (id, person_id, kind, vendor, state, persona_id, requested_at,
                    mentor_conversation_id, daily_session_id)
                VALUES (?, ?, 'MENTOR', 'TAVUS', 'requested', 'maya', now(), gen_random_uuid(), gen_random_uuid())""",
                id, app.person());

        app.end(id).statusCode(200).body("state", equalTo("failed")).body("end_reason", equalTo("ended_by_user"));

        Published.awaitEvents(id, Published.FAILED);
    }

    @Test
    void nobodyEndsWhatIsNotTheirs() {
        var id = app.started(Map.of());

        refused(SessionApp.ofSomebodyNew().end(id), 404);
        refused(app.end("unknown"), 404);
        refused(app.end("%01"), 404);
        assertThat(Published.outcome(id)).isEqualTo("active");
        new SessionApp("a-product", Tokens.service()).end(id).statusCode(200)
                .body("end_reason", equalTo("ended_by_service"));
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status) {
        return answer.statusCode(status).contentType("application/problem+json")
                .body("type", startsWith("urn:parley:problem:")).body("detail", not(equalTo("")));
    }
}
