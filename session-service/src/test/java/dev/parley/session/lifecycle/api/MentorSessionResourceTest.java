package dev.parley.session.lifecycle.api;

import static dev.parley.test.PeerStandIn.CONTEXTS;
import static dev.parley.test.PeerStandIn.GRANTED_SECONDS;
import static dev.parley.test.PeerStandIn.RESERVATIONS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.parley.session.lifecycle.MentorApp;
import dev.parley.session.lifecycle.Published;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class MentorSessionResourceTest {
    private MentorApp app;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = MentorApp.ofSomebodyNew();
    }

    @Test
    void aStartAnswersWhatTheMentorAppNeeds() {
        var answer = app.start().statusCode(200).extract().jsonPath();

        assertThat(answer.getMap("$")).containsOnlyKeys("success", "conversation_url", "conversation_id",
                "mentor_conversation_id", "daily_session_id", "persona_name");
        assertThat(answer.getBoolean("success")).isTrue();
        assertThat(answer.getString("persona_name")).isEqualTo("Maya");
        var conversation = answer.getString("conversation_id");
        assertThat(answer.getString("conversation_url")).isEqualTo("https://tavus.daily.co/" + conversation);
        assertThat(UUID.fromString(answer.getString("mentor_conversation_id")))
                .isNotEqualTo(UUID.fromString(answer.getString("daily_session_id")));
    }

    @Test
    void theConversationIsAsTheContextAndTheMinutesSay() {
        var started = app.started();

        var conversation = VendorSandbox.conversation(started.conversation());
        assertThat(conversation)
                .containsEntry("name", "parley-" + started.session())
                .containsEntry("replica_id", "r-maya")
                .containsEntry("conversational_context", "You talk to " + app.person() + ".")
                .containsEntry("custom_greeting", "Welcome back")
                .containsEntry("max_call_duration", (int) GRANTED_SECONDS);
        assertThat(conversation.get("callback_url").toString())
                .startsWith(VendorSandbox.WEBHOOKS + "/webhooks/tavus/")
                .doesNotContain(started.session());
    }

    @Test
    void theCallersTokenTravelsToThePeers() {
        app.started();

        var calls = PeerStandIn.callsAbout(app.person());
        assertThat(calls).extracting(PeerStandIn.Call::path).containsExactly(RESERVATIONS, CONTEXTS);
        assertThat(calls).extracting(PeerStandIn.Call::authorization).containsOnly("Bearer " + app.token());
        assertThat(calls.getLast().body().getString("kind")).isEqualTo("mentor");
        assertThat(calls.getLast().body().getString("persona_id")).isEqualTo(MentorApp.PERSONA);
    }

    @Test
    void aStartIsPublished() {
        var started = app.started();

        Published.awaitEvents(started.session(), Published.STARTED);
        var event = Published.data(started.session(), Published.STARTED);
        assertThat(event.getString("person")).isEqualTo(app.person());
        assertThat(event.getString("vendorConversation")).isEqualTo(started.conversation());
        assertThat(event.getLong("limitSeconds")).isEqualTo(GRANTED_SECONDS);
    }

    @Test
    void howLongEachStepTookIsToldWithTheAnswer() {
        var header = app.start().statusCode(200).extract().header("Server-Timing");

        assertThat(header.split(", ")).extracting(step -> step.replaceAll(";dur=\\d+$", ""))
                .containsExactly("intent", "reserve", "context", "vendor.tavus", "activate");
    }

    @Test
    void aMissingFieldIsNamedInTheSeedsShape() {
        for (var field : new String[]{"user_id", "persona_id"}) {
            var request = app.startRequest();
            request.remove(field);
            refused(app.post("/functions/v1/start-tavus-session", request), 400);
        }
        refused(app.post("/functions/v1/start-tavus-session", Map.of()), 400)
                .body("error", containsString("must not be blank"));
        assertThat(sessions()).isEmpty();
    }

    @Test
    void aFieldThatIsNullOrNoTextIsRefusedInTheSeedsShape() {
        for (var field : List.of("user_id", "persona_id")) {
            for (var value : Arrays.asList(null, "", " ", List.of("maya"), Map.of())) {
                var request = new HashMap<String, @Nullable Object>(app.startRequest());
                request.put(field, value);
                refused(app.post("/functions/v1/start-tavus-session", request), 400);
            }
        }
        refused(app.send("/functions/v1/start-tavus-session", "{\"user_id\": "), 400);
        refused(app.send("/functions/v1/start-tavus-session", "[]"), 400);
        refused(app.send("/functions/v1/start-tavus-session", "null"), 400);
        assertThat(sessions()).isEmpty();
        assertThat(PeerStandIn.callsAbout(app.person())).isEmpty();
    }

    @Test
    void absurdIdsAreRefused() {
        var longest = "p".repeat(201);
        refused(app.post("/functions/v1/start-tavus-session", Map.of("user_id", app.person(), "persona_id", longest)),
                400);
        refused(app.post("/functions/v1/start-tavus-session", Map.of("user_id", app.person(), "persona_id", "a\nb")),
                400);
        refused(new MentorApp(longest, Tokens.service()).start(), 400);
        refused(new MentorApp("a\nb", Tokens.service()).start(), 400);
        assertThat(sessions()).isEmpty();
    }

    @Test
    void aPersonaThatIsUnknownOrSomebodyElsesStartsNothing() {
        PeerStandIn.refusing(CONTEXTS, 404, "not_found");

        refused(app.start(), 404).body("error", equalTo("No, says the peer"));

        assertThat(VendorSandbox.conversationsAbout(app.person())).isEmpty();
        assertThat(PeerStandIn.releasesOf(app.newestSession())).hasSize(1);
        Published.awaitEvents(app.newestSession(), Published.FAILED);
    }

    @Test
    void aPersonCannotStartForAnother() {
        var mallory = MentorApp.ofSomebodyNew();

        refused(app.withTokenOf(mallory).start(), 403);
        assertThat(sessions()).isEmpty();
        assertThat(PeerStandIn.callsAbout(app.person())).isEmpty();
    }

    @Test
    void aProductMayStartForAPerson() {
        new MentorApp(app.person(), Tokens.service()).start().statusCode(200);

        assertThat(sessions()).hasSize(1);
    }

    @Test
    void withoutATokenNothingIsStarted() {
        refused(new MentorApp(app.person(), "no-token").start(), 401);
    }

    @Test
    void withoutMinutesNoVendorIsAsked() {
        PeerStandIn.outOfMinutes();

        refused(app.start(), 402)
                .body("error", equalTo("The plan's minutes for this period are used up or reserved"));

        assertThat(VendorSandbox.conversationsAbout(app.person())).isEmpty();
        assertThat(PeerStandIn.callsAbout(app.person())).extracting(PeerStandIn.Call::path)
                .containsExactly(RESERVATIONS);
        Published.awaitEvents(app.newestSession(), Published.FAILED);
    }

    @Test
    void whileTavusIsAwayAStartFailsAndGivesItsMinutesBack() {
        VendorSandbox.outOfReach();

        unavailable(app.start()).body("error", equalTo("Tavus cannot be reached at the moment"));

        var session = app.newestSession();
        assertThat(PeerStandIn.releasesOf(session)).hasSize(1).allSatisfy(
                release -> assertThat(release.authorization()).startsWith("Bearer ")
                        .isNotEqualTo("Bearer " + app.token()));
        assertThat(Published.outcome(session)).isEqualTo("failed vendor_unreachable");
        Published.awaitEvents(session, Published.FAILED);
        assertThat(Published.data(session, Published.FAILED).getString("reason")).isEqualTo("vendor_unreachable");
    }

    @Test
    void aConversationWhoseAnswerWasLostIsEndedAtTavus() {
        VendorSandbox.answersAreLost();
        unavailable(app.start());
        VendorSandbox.reachable();

        awaitNoConversationAtTavus();
        await().atMost(30, SECONDS).until(() -> !Published.isVendorEndDue(app.newestSession()));
    }

    @Test
    void aConversationThatTavusCreatedAndAnswered500ForIsEnded() {
        VendorSandbox.inTrouble();
        unavailable(app.start()).body("error", equalTo("Tavus is in trouble"));
        VendorSandbox.reachable();

        awaitNoConversationAtTavus();
    }

    @Test
    void aConversationThatCannotBeStoredIsEndedAtTavus() {
        var trap = app.person();
        Database.execute("""
                CREATE FUNCTION session.refuse() RETURNS trigger LANGUAGE plpgsql AS
                $$BEGIN RAISE EXCEPTION 'no disk'; END$$""");
        Database.execute("CREATE TRIGGER refuse BEFORE UPDATE ON session.session FOR EACH ROW WHEN (NEW.person_id = '"
                + trap + "' AND NEW.state = 'active') EXECUTE FUNCTION session.refuse()");
        try {
            unavailable(app.start()).body("error", not(containsString("no disk")));
        } finally {
            Database.execute("DROP FUNCTION session.refuse CASCADE");
        }

        awaitNoConversationAtTavus();
        Published.awaitEvents(app.newestSession(), Published.FAILED);
    }

    @Test
    void aPeerThatBreaksOrFallsSilentFailsTheStart() {
        PeerStandIn.broken(RESERVATIONS);
        unavailable(app.start()).body("error", not(containsString("stack trace")));
        assertThat(Published.outcome(app.newestSession())).startsWith("failed");

        PeerStandIn.helpful();
        PeerStandIn.silent(CONTEXTS);
        unavailable(app.start());
        Published.awaitEvents(app.newestSession(), Published.FAILED);
        assertThat(VendorSandbox.conversationsAbout(app.person())).isEmpty();
    }

    @Test
    void theSameKeyGivesTheSameConversation() {
        var key = UUID.randomUUID().toString();
        var first = app.start(key).statusCode(200).extract().asString();

        assertThat(app.start(key).statusCode(200).extract().asString()).isEqualTo(first);
        assertThat(VendorSandbox.conversationsAbout(app.person())).hasSize(1);
    }

    @Test
    void theSameKeyManyTimesAtOnceGivesOneConversation() throws Exception {
        var key = UUID.randomUUID().toString();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var taps = Stream.<Callable<String>>generate(() -> () -> await().atMost(30, SECONDS)
                    .until(() -> app.start(key).extract().response(), answer -> answer.statusCode() != 409)
                    .then().statusCode(200).extract().asString()).limit(8).toList();
            var answers = threads.invokeAll(taps).stream().map(MentorSessionResourceTest::result)
                    .collect(Collectors.toSet());
            assertThat(answers).hasSize(1);
        }
        assertThat(VendorSandbox.conversationsAbout(app.person())).hasSize(1);
        assertThat(sessions()).hasSize(1);
    }

    @Test
    void aKeyCannotBeUsedForAnotherRequest() {
        var key = UUID.randomUUID().toString();
        app.start(key).statusCode(200);

        refused(app.start(key, "another-persona"), 400)
                .body("error", equalTo("This Idempotency-Key came before with another request"));
    }

    @Test
    void aKeyWhoseStartFailedMayBeTriedAgain() {
        var key = UUID.randomUUID().toString();
        VendorSandbox.outOfReach();
        unavailable(app.start(key));
        VendorSandbox.reachable();

        app.start(key).statusCode(200);
    }

    @Test
    void aStartThatDiedAfterTavusCreatedItsConversationIsTakenUpByItsKey() {
        var key = UUID.randomUUID().toString();
        var session = UUID.randomUUID().toString();
        Database.execute(
                """
                        INSERT INTO session.session (id, person_id, kind, vendor, state, persona_id, idempotency_key,
                            requested_at, mentor_conversation_id, daily_session_id)
                        VALUES (?, ?, 'MENTOR', 'TAVUS', 'requested', 'maya', ?, now(), gen_random_uuid(), gen_random_uuid())""",
                session, app.person(), key);
        var conversation = VendorSandbox.createConversation("parley-" + session);

        app.start(key).statusCode(200).body("conversation_id", equalTo(conversation));

        assertThat(VendorSandbox.conversationsAbout(app.person())).isEmpty();
        assertThat(sessions()).containsExactly(session);
    }

    @Test
    void anEndAnswersHowLongItLasted() {
        var started = app.started();
        Database.execute("UPDATE session.session SET started_at = started_at - interval '125 seconds' WHERE id = ?",
                started.session());

        var answer = app.end(started).statusCode(200).extract().jsonPath();

        assertThat(answer.getMap("$")).containsOnlyKeys("success", "duration_seconds", "message");
        assertThat(answer.getBoolean("success")).isTrue();
        assertThat(answer.getLong("duration_seconds")).isGreaterThanOrEqualTo(125);
        assertThat(answer.getString("message")).isNotBlank();
        assertThat(VendorSandbox.statusOf(started.conversation())).isEqualTo("ended");
        Published.awaitEvents(started.session(), Published.STARTED, Published.ENDED);
        assertThat(Published.data(started.session(), Published.ENDED).getString("reason")).isEqualTo("ended_by_user");
    }

    @Test
    void endingTwiceGivesTheSameAnswer() {
        var started = app.started();
        var first = app.end(started).statusCode(200).extract().asString();

        assertThat(app.end(started).statusCode(200).extract().asString()).isEqualTo(first);
        Published.awaitEvents(started.session(), Published.STARTED, Published.ENDED);
    }

    @Test
    void idsOfDifferentSessionsAreNotFound() {
        var one = app.started();
        var another = app.started();
        for (var field : new String[]{"tavus_conversation_id", "mentor_conversation_id", "daily_session_id"}) {
            var request = app.endRequest(one);
            request.put(field, app.endRequest(another).get(field));
            refused(app.post("/functions/v1/end-tavus-session", request), 404);
        }
        var unknown = app.endRequest(one);
        unknown.put("tavus_conversation_id", "c-unknown");
        refused(app.post("/functions/v1/end-tavus-session", unknown), 404);

        assertThat(Published.outcome(one.session())).isEqualTo("active");
    }

    @Test
    void anotherPersonCannotEndIt() {
        var started = app.started();
        var mallory = MentorApp.ofSomebodyNew();

        refused(mallory.end(started), 404);
        refused(app.withTokenOf(mallory).end(started), 403);
        assertThat(Published.outcome(started.session())).isEqualTo("active");
    }

    @Test
    void anEndWithoutItsIdsIsRefused() {
        var started = app.started();
        for (var field : app.endRequest(started).keySet()) {
            var request = app.endRequest(started);
            request.remove(field);
            refused(app.post("/functions/v1/end-tavus-session", request), 400);
        }
        for (var field : app.endRequest(started).keySet()) {
            var request = new HashMap<String, @Nullable Object>(app.endRequest(started));
            request.put(field, null);
            refused(app.post("/functions/v1/end-tavus-session", request), 400);
        }
        assertThat(Published.outcome(started.session())).isEqualTo("active");
        var unreadable = app.endRequest(started);
        unreadable.put("daily_session_id", "not-an-id");
        refused(app.post("/functions/v1/end-tavus-session", unreadable), 400);
    }

    @Test
    void anEndWhileTavusIsAwayIsRecordedAndToldLater() {
        var started = app.started();
        VendorSandbox.outOfReach();

        app.end(started).statusCode(200).body("success", is(true));
        assertThat(Published.outcome(started.session())).isEqualTo("ended ended_by_user");
        Published.awaitEvents(started.session(), Published.STARTED, Published.ENDED);
        assertThat(VendorSandbox.statusOf(started.conversation())).isEqualTo("active");

        VendorSandbox.reachable();
        await().atMost(30, SECONDS).until(() -> VendorSandbox.statusOf(started.conversation()), "ended"::equals);
        await().atMost(30, SECONDS).until(() -> !Published.isVendorEndDue(started.session()));
    }

    /// There must have been one, or there is nothing to see.
    private void awaitNoConversationAtTavus() {
        assertThat(VendorSandbox.conversationsAbout(app.person())).hasSize(1);
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(VendorSandbox.conversationsAbout(app.person()))
                .extracting(conversation -> conversation.get("status")).containsOnly("ended"));
    }

    private List<String> sessions() {
        return Database.query("SELECT id FROM session.session WHERE person_id = ?", app.person());
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status) {
        return inTheSeedsShape(answer.statusCode(status));
    }

    /// The seed publishes 500 for every trouble of ours and of the vendors'.
    private static ValidatableResponse unavailable(ValidatableResponse answer) {
        return inTheSeedsShape(answer.statusCode(500));
    }

    private static ValidatableResponse inTheSeedsShape(ValidatableResponse answer) {
        assertThat(answer.extract().jsonPath().getMap("$")).containsOnlyKeys("success", "error");
        return answer.body("success", is(false)).body("error", not(equalTo("")));
    }

    private static String result(Future<String> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
