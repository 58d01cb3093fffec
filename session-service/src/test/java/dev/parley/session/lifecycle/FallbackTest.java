package dev.parley.session.lifecycle;

import static dev.parley.test.PeerStandIn.CONTEXTS;
import static dev.parley.test.PeerStandIn.RESERVATIONS;
import static dev.parley.test.PeerStandIn.VOICES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.event.VoiceEvent;
import dev.parley.model.event.VoiceEvent.VoiceSessionEnded;
import dev.parley.model.event.VoiceEvent.VoiceSessionStarted;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One vendor cannot, the next one can.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class FallbackTest {
    private static final Map<String, ?> TAVUS_ELSE_LIVEKIT = Map.of("vendors", List.of("tavus", "livekit"));
    private static final Map<String, ?> LIVEKIT_ELSE_TAVUS = Map.of("vendors", List.of("livekit", "tavus"));

    @Inject
    ObjectMapper json;
    private SessionApp app;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = SessionApp.ofSomebodyNew();
    }

    @AfterEach
    void betterDays() {
        VendorSandbox.behave();
        VendorSandbox.reachable();
    }

    @ParameterizedTest
    @ValueSource(ints = {402, 429})
    void aVendorThatIsFullOrOutOfCreditIsFollowedByTheNext(int status) {
        tavusAnswers(status);

        var id = app.start(TAVUS_ELSE_LIVEKIT).statusCode(201)
                .body("vendor", equalTo("livekit"))
                .body("join.token", equalTo("a-token"))
                .extract().<String>path("id");

        assertThat(app.sessions()).containsExactly(id);
        assertThat(PeerStandIn.callsAbout(app.person())).extracting(PeerStandIn.Call::path)
                .containsExactly(RESERVATIONS, CONTEXTS, VOICES);
        assertThat(PeerStandIn.releasesOf(id)).isEmpty();
        assertThat(PeerStandIn.callsAbout(app.person()).getLast().body().getString("system_prompt"))
                .isEqualTo("You talk to " + app.person() + ".");
        assertThat(app.timeline(id)).containsExactly("requested", "start.intent", "start.reserve", "start.context",
                "start.vendor.tavus.failed", "vendor.switched", "start.vendor.livekit", "active");
        assertThat(leftBehind(id)).as("Tavus said no, so there is nothing to look for").isEmpty();
        Published.awaitEvents(id, Published.STARTED);
        assertThat(Published.data(id, Published.STARTED).getString("vendor")).isEqualTo("livekit");
    }

    @Test
    void whatASilentVendorHasCreatedAllTheSameIsCleared() {
        VendorSandbox.answersAreLost();
        var id = app.started(TAVUS_ELSE_LIVEKIT);
        VendorSandbox.reachable();

        assertThat(leftBehind(id)).as("Tavus did not answer").containsExactly("TAVUS");
        assertThat(VendorSandbox.conversationsAbout(app.person())).hasSize(1);
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(leftBehind(id)).isEmpty());
        assertThat(VendorSandbox.conversationsAbout(app.person())).as("nobody was ever there").isEmpty();
        assertThat(app.timeline(id)).containsSubsequence("clear.vendor.tavus", "vendor.cleared");
        assertThat(Published.outcome(id)).isEqualTo("active");
    }

    @Test
    void aVoiceSessionThatMayHaveComeToLifeUnheardIsEnded() {
        PeerStandIn.silent(VOICES);
        var id = app.start(LIVEKIT_ELSE_TAVUS).statusCode(201)
                .body("vendor", equalTo("tavus")).extract().<String>path("id");
        PeerStandIn.helpful();

        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(leftBehind(id)).isEmpty());
        assertThat(PeerStandIn.voiceEndsOf(id)).isNotEmpty();
        assertThat(Published.outcome(id)).isEqualTo("active");
    }

    @Test
    void whatTheVoiceOrchestratorTellsOfASessionThatWentOnElsewhereChangesNothing() {
        PeerStandIn.broken(VOICES);
        var id = app.started(LIVEKIT_ELSE_TAVUS);

        send(started(id));
        send(ended(id, Instant.now()));
        send(ended(id, null));

        assertThat(Published.outcome(id)).isEqualTo("active");
        assertThat(Published.types(id)).containsExactly(Published.STARTED);
    }

    @Test
    void whatTheVoiceOrchestratorTellsOfOurOwnSessionIsNotAnotherSession() {
        var id = app.started(Map.of("kind", "voice"));

        send(started(id));
        assertThat(Published.types(id)).containsExactly(Published.STARTED);

        send(ended(id, Instant.now()));
        Published.awaitOutcome(id, "ended person_left");
        Published.awaitEvents(id, Published.STARTED, Published.ENDED);
    }

    @Test
    void aRequestThatNoVendorWouldTakeIsNotPassedOn() {
        tavusAnswers(400);

        app.start(TAVUS_ELSE_LIVEKIT).statusCode(502).body("code", equalTo("vendor_refused"));

        assertThat(PeerStandIn.callsAbout(app.person())).extracting(PeerStandIn.Call::path)
                .containsExactly(RESERVATIONS, CONTEXTS);
    }

    @Test
    void whereNoVendorCanTheStartFailsAndItsMinutesAreGivenBackOnce() {
        tavusAnswers(429);
        PeerStandIn.broken(VOICES);

        app.start(TAVUS_ELSE_LIVEKIT).statusCode(503).body("code", equalTo("vendor_unavailable"));

        var id = app.sessions().getFirst();
        assertThat(Published.outcome(id)).isEqualTo("failed vendor_unreachable");
        assertThat(PeerStandIn.releasesOf(id)).hasSize(1);
        assertThat(app.timeline(id)).containsSubsequence("start.vendor.tavus.failed", "vendor.switched",
                "start.vendor.livekit.failed", "failed");
        Published.awaitEvents(id, Published.FAILED);
    }

    @Test
    void aStartThatWasKeptWaitingForTooLongAsksNoOtherVendor() {
        VendorSandbox.misbehave("""
                {"seed": 1, "calls": [{"vendor": "tavus", "call": "POST /v2/conversations", "fault": "hang"}]}""");

        app.start(TAVUS_ELSE_LIVEKIT).statusCode(503).body("code", equalTo("service_unavailable"));

        assertThat(PeerStandIn.callsAbout(app.person())).extracting(PeerStandIn.Call::path)
                .containsExactly(RESERVATIONS, CONTEXTS);
        assertThat(Published.outcome(app.sessions().getFirst())).startsWith("failed");
    }

    @Test
    void aStartThatDiedAfterTheSwitchGoesOnAtTheVendorItHadComeTo() {
        var key = UUID.randomUUID().toString();
        var id = UUID.randomUUID().toString();
        Database.execute("""
                INSERT INTO session.session (id, person_id, kind, vendor, state, persona_id, idempotency_key,
                    requested_at, mentor_conversation_id, daily_session_id)
                VALUES (?, ?, 'MENTOR', 'LIVEKIT', 'requested', 'maya', ?, now(), gen_random_uuid(),
                    gen_random_uuid())""", id, app.person(), key);

        app.start(key, TAVUS_ELSE_LIVEKIT).statusCode(201)
                .body("id", equalTo(id))
                .body("vendor", equalTo("livekit"));

        assertThat(VendorSandbox.conversationsAbout(app.person())).isEmpty();
    }

    private static void tavusAnswers(int status) {
        VendorSandbox.misbehave("""
                {"seed": 1, "calls": [{"vendor": "tavus", "call": "POST /v2/conversations", "fault": "fail",
                 "status": %d}]}""".formatted(status));
    }

    private static List<String> leftBehind(String session) {
        return Database.query("SELECT vendor FROM session.left_behind WHERE session_id = ?", session);
    }

    private VoiceSessionStarted started(String session) {
        return new VoiceSessionStarted(new SessionId(session), new PersonId(app.person()), SessionKind.VOICE,
                Vendor.LIVEKIT, session, Instant.now(), 600);
    }

    private VoiceSessionEnded ended(String session, @Nullable Instant startedAt) {
        return new VoiceSessionEnded(new SessionId(session), new PersonId(app.person()), Vendor.LIVEKIT, startedAt,
                Instant.now(), 0, EndReason.PERSON_LEFT);
    }

    /// It has had its effect when this returns.
    private void send(VoiceEvent event) {
        try {
            var sent = Kafka.send(event, json.writeValueAsString(event));
            await().atMost(30, SECONDS).until(() -> !Database
                    .query("SELECT event_id FROM session.inbox WHERE event_id = ?", sent).isEmpty());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
