package dev.parley.voice.conversation.api;

import static dev.parley.test.PeerStandIn.CONTEXTS;
import static dev.parley.test.PeerStandIn.GRANTED_SECONDS;
import static dev.parley.voice.conversation.DreamApp.as;
import static dev.parley.voice.conversation.DreamApp.message;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import dev.parley.test.VendorSandbox;
import dev.parley.voice.assistant.VoiceApp;
import dev.parley.voice.conversation.Browser;
import dev.parley.voice.conversation.DreamApp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class ConversationResourceTest {
    private DreamApp app;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        VendorSandbox.behave();
        PeerStandIn.helpful();
        app = DreamApp.ofSomebodyNew();
    }

    @Test
    void initAnswersWhatTheSeedPublished() {
        var answer = app.init("jung").statusCode(200).extract().jsonPath();

        assertThat(answer.getMap("$")).containsOnlyKeys("success", "data");
        assertThat(answer.getBoolean("success")).isTrue();
        assertThat(answer.getMap("data")).containsOnlyKeys("conversationId", "signedUrl", "dynamicVariables",
                "isResumed", "messageCount");
        assertThat(UUID.fromString(answer.getString("data.conversationId"))).isNotNull();
        assertThat(answer.getString("data.signedUrl")).startsWith("ws://")
                .contains("/v1/convai/conversation?agent_id=agent-maya&conversation_signature=");
        assertThat(answer.getMap("data.dynamicVariables")).containsOnlyKeys("user_name", "user_profile",
                "dream_content", "dream_emotions", "conversation_context", "interpreter_style", "parley_session");
        assertThat(answer.getString("data.dynamicVariables.user_name")).isEqualTo(app.person());
        assertThat(answer.getList("data.dynamicVariables.dream_emotions")).containsExactly("anxiety", "fear");
        assertThat(answer.getBoolean("data.isResumed")).isFalse();
        assertThat(answer.getInt("data.messageCount")).isZero();
    }

    @Test
    void aBrowserTalksByTheSignedUrl() {
        var begun = app.begun();

        begun.browser().say("I was falling.").hangUp();

        assertThat(VendorSandbox.agentConversation(begun.vendorConversation()).get("turns").toString())
                .contains("I was falling.");
    }

    @Test
    void theMinutesAreReservedAndEverybodyHearsThatItBegan() {
        var begun = app.begun();

        VoiceApp.awaitEvents(begun.talk(), VoiceApp.STARTED);
        var event = VoiceApp.event(begun.talk(), VoiceApp.STARTED);
        assertThat(event.getString("vendor")).isEqualTo("elevenlabs");
        assertThat(event.getString("kind")).isEqualTo("interpretation");
        assertThat(event.getString("vendorConversation")).isEqualTo(begun.vendorConversation());
        assertThat(event.getLong("limitSeconds")).isEqualTo(GRANTED_SECONDS);
    }

    @Test
    void aDoubleTapGivesTheSameTalkAndTheSameUrl() throws Exception {
        try (var taps = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> tap = () -> app.init("jung").statusCode(200).extract().path("data.signedUrl");
            var urls = taps.invokeAll(List.of(tap, tap, tap, tap)).stream().map(tapped -> {
                try {
                    return tapped.get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }).distinct();

            assertThat(urls).hasSize(1);
        }
        assertThat(Database.query("SELECT id FROM voice.talk WHERE person_id = ?", app.person())).hasSize(1);
    }

    @Test
    void theSameKeyGivesTheSameAnswer() {
        var key = UUID.randomUUID().toString();
        var request = Map.of("dreamId", app.dream(), "interpreterId", "jung");

        var first = as(app.token()).header("Idempotency-Key", key).body(request)
                .post("/api/v1/conversations/elevenlabs/init").asString();
        var second = as(app.token()).header("Idempotency-Key", key).body(request)
                .post("/api/v1/conversations/elevenlabs/init").asString();

        assertThat(second).isEqualTo(first).contains("\"success\":true");
    }

    @Test
    void aPageThatIsLoadedAgainWhileTalkingGetsAnotherWayIn() {
        var begun = app.begun();
        begun.browser().say("Hello");

        var again = app.init("jung").statusCode(200).extract().jsonPath();

        assertThat(again.getString("data.conversationId")).isEqualTo(begun.conversation());
        assertThat(again.getString("data.signedUrl")).isNotEqualTo(begun.signedUrl());
        assertThat(DreamApp.tickets(begun.talk())).hasSize(2);
        assertThat(Database.query("SELECT id FROM voice.talk WHERE person_id = ?", app.person())).hasSize(1);
    }

    @Test
    void eachInterpreterHasAConversationOfTheirOwn() {
        var jung = app.init("jung").statusCode(200).extract().<String>path("data.conversationId");
        var freud = app.init("freud").statusCode(200).extract().<String>path("data.conversationId");

        assertThat(freud).isNotEqualTo(jung);
    }

    @Test
    void takenUpAgainAfterAnHourItCarriesWhatWasSaid() {
        var begun = app.begun();
        app.save(begun.conversation(), List.of(message("1", "user", "The bridge\nwas gone."),
                message("2", "agent", "What did you feel?"))).statusCode(200);
        app.end(begun.talk()).statusCode(200);
        Database.execute("""
                UPDATE voice.talk SET requested_at = requested_at - interval '1 hour',
                    started_at = started_at - interval '1 hour', ended_at = ended_at - interval '1 hour'
                WHERE id = ?""", begun.talk());

        var again = app.init("jung").statusCode(200).extract().jsonPath();

        assertThat(again.getString("data.conversationId")).isEqualTo(begun.conversation());
        assertThat(again.getBoolean("data.isResumed")).isTrue();
        assertThat(again.getInt("data.messageCount")).isEqualTo(2);
        assertThat(again.getString("data.dynamicVariables.conversation_context"))
                .startsWith("They want to understand a dream.")
                .contains("> They: The bridge was gone.\n> You: What did you feel?");
        assertThat(DreamApp.talk(begun.conversation())).isNotEqualTo(begun.talk());
    }

    @Test
    void refreshingGivesAnotherUrlAndTheOldOneLetsNobodyIn() {
        var begun = app.begun();

        var answer = app.refresh(Map.of("conversationId", begun.conversation())).statusCode(200).extract().jsonPath();

        assertThat(answer.getMap("data")).containsOnlyKeys("conversationId", "signedUrl", "expiresIn");
        assertThat(answer.getInt("data.expiresIn")).isBetween(800, 900);
        var other = answer.getString("data.signedUrl");
        assertThat(other).isNotEqualTo(begun.signedUrl());
        Browser.begin(begun.signedUrl(), begun.variables()).awaitClosed(1008);
        Browser.begin(other, begun.variables()).say("Hello");
    }

    @Test
    void aTokenForWebRtcIsToBeHadToo() {
        var begun = app.begun();

        app.refresh(Map.of("conversationId", begun.conversation(), "connectionType", "webrtc")).statusCode(200)
                .body("data.conversationToken", containsString("."))
                .body("data.signedUrl", equalTo(null));
    }

    @Test
    void aSessionIsValidUntilItEnds() {
        var begun = app.begun();
        app.validate(begun.conversation()).statusCode(200)
                .body("data.valid", equalTo(true))
                .body("data.status", equalTo("active"))
                .body("data.conversationId", equalTo(begun.conversation()))
                .body("data.messageCount", equalTo(0))
                .body("data.expiresIn", greaterThan(0));

        app.end(begun.talk()).statusCode(200);

        app.validate(begun.conversation()).statusCode(200)
                .body("data.valid", equalTo(false))
                .body("data.status", equalTo("ended"))
                .body("data.expiresIn", equalTo(0));
        refused(app.refresh(Map.of("conversationId", begun.conversation())), 409);
    }

    @Test
    void messagesAreSavedOnceEachWhetherSingleOrTogether() {
        var conversation = app.begun().conversation();

        app.save(Map.of("conversationId", conversation, "clientMessageId", "m1", "role", "user", "content", "Hello",
                "timestamp", "2026-03-01T12:00:00Z")).statusCode(200)
                .body("data", equalTo(Map.of("conversationId", conversation, "saved", 1, "duplicates", 0,
                        "messageCount", 1)));
        app.save(conversation, List.of(message("m1", "user", "Hello"), message("m2", "agent", "Good evening")))
                .statusCode(200)
                .body("data.saved", equalTo(1))
                .body("data.duplicates", equalTo(1))
                .body("data.messageCount", equalTo(2));
        assertThat(Database.query("""
                SELECT role || ' ' || said FROM voice.message WHERE person_id = ? ORDER BY said_at, arrived""",
                app.person())).containsExactly("user Hello", "agent Good evening");
    }

    @Test
    void whatTheVendorsClientHandsOutIsUnderstood() {
        var conversation = app.begun().conversation();

        app.save(conversation, List.of(Map.of("id", "m1", "source", "ai", "message", "Hello", "timestamp",
                1_772_366_400_000L))).statusCode(200);

        assertThat(Database.query("SELECT role || ' ' || said_at FROM voice.message WHERE person_id = ?",
                app.person())).containsExactly("agent 2026-03-01 12:00:00+00");
    }

    @Test
    void aBatchTooLargeIsRefusedWhole() {
        var conversation = app.begun().conversation();
        var batch = IntStream.range(0, 10_000).mapToObj(i -> message("m" + i, "user", "x")).toList();

        refused(app.save(conversation, batch), 413);

        assertThat(Database.query("SELECT 1 FROM voice.message WHERE person_id = ?", app.person())).isEmpty();
    }

    @Test
    void oneBadMessageSavesNoneOfThem() {
        var conversation = app.begun().conversation();

        refused(app.save(conversation, List.of(message("m1", "user", "Hello"), message("m2", "ghost", "Boo"))), 400)
                .body("error", containsString("messages.1.role is user or agent"));
        refused(app.save(conversation, List.of()), 400);
        refused(app.save(Map.of("conversationId", conversation, "messages", List.of(Map.of("id", "m3", "role", "user",
                "content", "Hi", "timestamp", "yesterday")))), 400)
                .body("error", containsString("messages.0.timestamp is no time"));

        assertThat(Database.query("SELECT 1 FROM voice.message WHERE person_id = ?", app.person())).isEmpty();
    }

    @Test
    void aConversationThatHasEndedTakesTheLastMessagesAndNoMore() {
        var begun = app.begun();
        app.end(begun.talk()).statusCode(200);
        app.save(begun.conversation(), List.of(message("m1", "user", "Bye"))).statusCode(200);

        Database.execute("UPDATE voice.talk SET ended_at = ended_at - interval '1 hour' WHERE id = ?", begun.talk());

        refused(app.save(begun.conversation(), List.of(message("m2", "user", "Anybody there?"))), 409)
                .body("error", containsString("has ended"));
    }

    @Test
    void anUnknownInterpreterIsRefusedWithThoseThereAre() {
        PeerStandIn.refusing(CONTEXTS, 404, "not_found");

        refused(app.init("zorro"), 400)
                .body("error", equalTo("There is no such interpreter; choose one of freud, jung, lakshmi, mary"));
    }

    @Test
    void aDreamThatIsNotTheirsIsNotFound() {
        PeerStandIn.refusing(CONTEXTS, 404, "not_found");

        refused(app.init("jung"), 404).body("error", equalTo("There is no dream " + app.dream()));

        assertThat(Database.query("SELECT 1 FROM voice.conversation WHERE person_id = ?", app.person())).isEmpty();
    }

    @Test
    void whatIsNoIdIsSaidToBeNone() {
        refused(as(app.token()).body(Map.of("dreamId", "a dream", "interpreterId", "jung"))
                .post("/api/v1/conversations/elevenlabs/init").then(), 400)
                .body("error", containsString("dreamId is no UUID"));
        refused(app.validate("nonsense"), 400);
        refused(app.refresh(Map.of()), 400).body("error", containsString("conversationId"));
    }

    @Test
    void nobodyButItsPersonSeesAConversation() {
        var conversation = app.begun().conversation();
        var other = DreamApp.ofSomebodyNew();

        refused(other.validate(conversation), 404);
        refused(other.refresh(Map.of("conversationId", conversation)), 404);
        refused(other.save(conversation, List.of(message("m1", "user", "Hello"))), 404);
        other.end(DreamApp.talk(conversation)).statusCode(404);
        other.analysis(DreamApp.talk(conversation)).statusCode(404);
    }

    @Test
    void aTokenThatIsExpiredForeignOrMissingIsRefused() {
        for (var token : List.of(Tokens.expired(app.person()), Tokens.ofAnotherIssuer(app.person()))) {
            refused(as(token).body(Map.of("dreamId", app.dream(), "interpreterId", "jung"))
                    .post("/api/v1/conversations/elevenlabs/init").then(), 401);
        }
        refused(given().contentType("application/json").body("{}")
                .post("/api/v1/conversations/messages").then(), 401);
    }

    @Test
    void withoutMinutesNothingBegins() {
        PeerStandIn.outOfMinutes();

        refused(app.init("jung"), 402);

        assertThat(Database.query("SELECT state FROM voice.talk WHERE person_id = ?", app.person()))
                .containsExactly("failed");
    }

    @Test
    void aVendorThatIsAwayFailsTheStartAndTheMinutesAreGivenBack() {
        VendorSandbox.outOfReach();

        refused(app.init("jung"), 500).body("error", equalTo("ElevenLabs cannot be reached at the moment"));

        var talk = Database.query("SELECT id FROM voice.talk WHERE person_id = ?", app.person()).getFirst();
        assertThat(DreamApp.outcome(talk)).isEqualTo("failed vendor_unreachable");
        assertThat(PeerStandIn.releasesOf(talk)).hasSize(1);
        VoiceApp.awaitEvents(talk, VoiceApp.ENDED);
        VendorSandbox.reachable();
        app.init("jung").statusCode(200);
    }

    @Test
    void troubleThatPassesIsNotNoticed() {
        VendorSandbox.misbehave(
                """
                        {"seed": 1, "calls": [{"vendor": "elevenlabs", "call": "GET /v1/convai/conversation/get-signed-url", "fault": "fail",
                         "status": 503, "times": 1}]}""");

        app.init("jung").statusCode(200);
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status) {
        return answer.statusCode(status).body("success", equalTo(false)).body("error", not(equalTo("")));
    }
}
