package dev.parley.session.recovery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;

import dev.parley.session.lifecycle.MentorApp;
import dev.parley.session.lifecycle.Published;
import dev.parley.session.lifecycle.SessionApp;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class RecoveryTest {
    private MentorApp app;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = MentorApp.ofSomebodyNew();
    }

    @Test
    void callbacksThatNeverCameAreMadeUpForByAsking() {
        var started = app.started();
        VendorSandbox.joinConversation(started.conversation(), "Anna");
        VendorSandbox.speak(started.conversation(), "user", "I dreamt of the sea");
        VendorSandbox.endConversation(started.conversation());

        Published.awaitEvents(started.session(), Published.STARTED, Published.ENDED, Published.TRANSCRIPT_STORED);
        assertThat(Published.outcome(started.session())).isEqualTo("ended ended_by_service");
        app.get("/v1/sessions/" + started.session() + "/transcript").statusCode(200)
                .body("text", contains("Welcome back", "I dreamt of the sea"));
        app.get("/v1/sessions/" + started.session() + "/timeline").statusCode(200).body("items.how",
                hasItems("ours", "poll"));
    }

    @Test
    void aConversationThatTavusNoLongerKnowsIsOver() {
        var started = app.started();
        VendorSandbox.forgetConversation(started.conversation());

        Published.awaitEvents(started.session(), Published.STARTED, Published.ENDED);
        assertThat(Published.outcome(started.session())).isEqualTo("ended vendor_error");
    }

    @Test
    void aSessionThatOutlivedItsLimitIsEndedEverywhere() {
        var started = app.started();
        Database.execute("UPDATE session.session SET started_at = started_at - interval '2 hours' WHERE id = ?",
                started.session());

        Published.awaitEvents(started.session(), Published.STARTED, Published.ENDED);
        assertThat(Published.data(started.session(), Published.ENDED).getLong("lastedSeconds"))
                .isEqualTo(PeerStandIn.GRANTED_SECONDS);
        assertThat(Published.outcome(started.session())).isEqualTo("ended reaped");
        await().atMost(30, SECONDS).until(() -> VendorSandbox.statusOf(started.conversation()), "ended"::equals);
    }

    @Test
    void aSessionThatOutlivedItsLimitIsEndedHereThoughTavusIsAway() {
        var started = app.started();
        VendorSandbox.outOfReach();
        Database.execute("UPDATE session.session SET started_at = started_at - interval '2 hours' WHERE id = ?",
                started.session());

        Published.awaitEvents(started.session(), Published.STARTED, Published.ENDED);
        VendorSandbox.reachable();
        await().atMost(30, SECONDS).until(() -> VendorSandbox.statusOf(started.conversation()), "ended"::equals);
    }

    @Test
    void aStartThatDiedBeforeTavusWasAskedIsFailed() {
        var session = abandonedStart();

        Published.awaitEvents(session, Published.FAILED);
        assertThat(Published.outcome(session)).isEqualTo("failed reaped");
        await().atMost(30, SECONDS).until(() -> !Published.isVendorEndDue(session));
    }

    @Test
    void aStartThatDiedAfterTavusWasAskedIsFailedAndItsConversationEnded() {
        var id = UUID.randomUUID().toString();
        var conversation = VendorSandbox.createConversation("parley-" + id);
        abandonedStart(id);

        Published.awaitEvents(id, Published.FAILED);
        await().atMost(30, SECONDS).until(() -> VendorSandbox.statusOf(conversation), "ended"::equals);
    }

    @Test
    void aStartThatDiedBetweenTwoVendorsIsClearedAtBoth() {
        var id = UUID.randomUUID().toString();
        var conversation = VendorSandbox.createConversation("parley-" + id);
        insertIntent(id, "LIVEKIT", "1 minute");
        Database.execute("""
                INSERT INTO session.left_behind (session_id, vendor, person_id, since)
                VALUES (?, 'TAVUS', ?, now() - interval '1 minute')""", id, app.person());

        Published.awaitEvents(id, Published.FAILED);
        await().atMost(30, SECONDS).until(() -> !PeerStandIn.voiceEndsOf(id).isEmpty());
        await().atMost(30, SECONDS).until(() -> !Published.isVendorEndDue(id));
        await().atMost(30, SECONDS).until(() -> Database
                .query("SELECT vendor FROM session.left_behind WHERE session_id = ?", id).isEmpty());
        assertThatThrownBy(() -> VendorSandbox.conversation(conversation)).as("nothing is left of it")
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aVoiceSessionOfWhichNobodyToldTheEndIsEndedWhereItIsHeld() {
        var voice = new SessionApp(app.person(), app.token()).started(Map.of("kind", "voice"));
        Database.execute("UPDATE session.session SET started_at = started_at - interval '2 hours' WHERE id = ?",
                voice);

        Published.awaitOutcome(voice, "ended reaped");
        await().atMost(30, SECONDS).until(() -> !PeerStandIn.voiceEndsOf(voice).isEmpty());
        await().atMost(30, SECONDS).until(() -> !Published.isVendorEndDue(voice));
    }

    @Test
    void aStartThatIsStillBeingWorkedOnIsLeftAlone() {
        var young = UUID.randomUUID().toString();
        insertIntent(young, "0 seconds");
        var old = abandonedStart();

        Published.awaitEvents(old, Published.FAILED);
        assertThat(Published.outcome(young)).isEqualTo("requested");
    }

    private String abandonedStart() {
        var id = UUID.randomUUID().toString();
        abandonedStart(id);
        return id;
    }

    private void abandonedStart(String id) {
        insertIntent(id, "1 minute");
    }

    private void insertIntent(String id, String age) {
        insertIntent(id, "TAVUS", age);
    }

    private void insertIntent(String id, String vendor, String age) {
        Database.execute("""
                INSERT INTO session.session (id, person_id, kind, vendor, state, persona_id, requested_at,
                    mentor_conversation_id, daily_session_id)
                VALUES (?, ?, 'MENTOR', ?, 'requested', 'maya', now() - ?::interval, gen_random_uuid(),
                    gen_random_uuid())""", id, app.person(), vendor, age);
    }
}
