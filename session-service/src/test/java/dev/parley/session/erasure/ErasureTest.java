package dev.parley.session.erasure;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.TranscriptReady;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Topic;
import dev.parley.model.event.Turn;
import dev.parley.model.event.Vendor;
import dev.parley.model.event.VoiceEvent.VoiceSessionEnded;
import dev.parley.model.event.VoiceEvent.VoiceSessionStarted;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.session.lifecycle.MentorApp;
import dev.parley.session.lifecycle.MentorApp.Started;
import dev.parley.session.lifecycle.Published;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class ErasureTest {
    private static final String RECEIPT = """
            SELECT concat_ws(' ', sessions, turns, conversations, done_at IS NOT NULL) FROM session.erasure_receipt
            WHERE person_digest = encode(sha256(convert_to(?, 'UTF8')), 'hex')""";

    @Inject
    ObjectMapper json;
    private final String secret = "a secret " + UUID.randomUUID();
    private Forgetting forgetting;
    private MentorApp app;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = MentorApp.ofSomebodyNew();
        forgetting = new Forgetting(json);
    }

    @Test
    void nothingOfThePersonIsLeftInAnyTable() {
        app.start(UUID.randomUUID().toString()).statusCode(200);
        var ended = app.started();
        forgetting.taken(transcript(ended, ended.session()));
        app.end(ended).statusCode(200);
        waits(ended);
        EveryTable.fill(app.person(), ended.session());
        assertThat(EveryTable.rowsOf(app.person())).isNotEmpty().allSatisfy((_, rows) -> assertThat(rows).isPositive());

        forgetting.erased(app.person());

        assertThat(EveryTable.rowsOf(app.person())).allSatisfy((_, rows) -> assertThat(rows).isZero());
        assertThat(EveryTable.holding(secret)).isEmpty();
        assertThat(EveryTable.holding(ended.session())).isSubsetOf("erased_session", "outbox");
        // What was just published about it is on its way.
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(EveryTable.holding(app.person())).isEmpty());
    }

    @Test
    void everybodyElseKeepsEverything() {
        var other = MentorApp.ofSomebodyNew();
        var started = other.started();
        forgetting.taken(transcript(started, started.session()));
        app.started();
        var before = EveryTable.rowsOf(other.person());

        forgetting.erased(app.person());

        assertThat(EveryTable.rowsOf(other.person())).isEqualTo(before);
        assertThat(Published.outcome(started.session())).isEqualTo("active");
        assertThat(VendorSandbox.statusOf(started.conversation())).isEqualTo("active");
    }

    @Test
    void aSessionThatLivesIsEndedFirstAndItsConversationDeleted() {
        var started = app.started();

        forgetting.erased(app.person());

        Published.awaitEvents(started.session(), Published.STARTED, Published.ENDED);
        assertThat(Published.data(started.session(), Published.ENDED).getString("reason"))
                .isEqualTo("ended_by_service");
        awaitGoneAtTavus(started.conversation());
        awaitReceipt("1 0 1 t");
    }

    @Test
    void aStartThatWasUnderWayLeavesNothingAtTavus() {
        var session = UUID.randomUUID().toString();
        Database.execute("""
                INSERT INTO session.session (id, person_id, kind, vendor, state, persona_id, requested_at,
                    mentor_conversation_id, daily_session_id)
                VALUES (?, ?, 'MENTOR', 'TAVUS', 'requested', 'maya', now(), gen_random_uuid(), gen_random_uuid())""",
                session, app.person());

        forgetting.erased(app.person());
        awaitTried(session);
        var conversation = VendorSandbox.createConversation("parley-" + session);

        Published.awaitEvents(session, Published.FAILED);
        awaitGoneAtTavus(conversation);
        awaitReceipt("1 0 1 t");
    }

    @Test
    void aConversationThatAFailedStartLeftIsDeletedToo() {
        VendorSandbox.answersAreLost();
        app.start().statusCode(500);
        VendorSandbox.reachable();
        var session = app.newestSession();
        await().atMost(30, SECONDS).until(() -> !Published.isVendorEndDue(session));
        assertThat(VendorSandbox.conversationsAbout(app.person())).hasSize(1);

        forgetting.erased(app.person());

        await().atMost(30, SECONDS).until(() -> VendorSandbox.conversationsAbout(app.person()).isEmpty());
        awaitReceipt("1 0 1 t");
    }

    @Test
    void aConversationThatWasLeftBehindForAnotherVendorIsDeletedToo() {
        var session = UUID.randomUUID().toString();
        var conversation = VendorSandbox.createConversation("parley-" + session);
        Database.execute("""
                INSERT INTO session.session (id, person_id, kind, vendor, state, persona_id, vendor_conversation,
                    requested_at, started_at, limit_seconds, mentor_conversation_id, daily_session_id)
                VALUES (?, ?, 'MENTOR', 'LIVEKIT', 'active', 'maya', ?, now(), now(), 600, gen_random_uuid(),
                    gen_random_uuid())""", session, app.person(), session);
        leavesBehindAtTavus(session);

        forgetting.erased(app.person());

        awaitGoneAtTavus(conversation);
        awaitReceipt("1 0 1 t");
    }

    @Test
    void everyConversationOfASessionIsDeleted() {
        var started = app.started();
        var anotherOfTheName = VendorSandbox.createConversation("parley-" + started.session());
        var oneMore = VendorSandbox.createConversation("parley-" + started.session());
        leavesBehindAtTavus(started.session());

        forgetting.erased(app.person());

        awaitGoneAtTavus(started.conversation());
        awaitGoneAtTavus(anotherOfTheName);
        awaitGoneAtTavus(oneMore);
        awaitReceipt("1 0 2 t");
        forgetting.taken(transcript(new Started(started.session(), oneMore, "", ""), null));
        assertThat(EveryTable.holding(secret)).isEmpty();
    }

    @Test
    void whileTavusIsAwayItIsAskedUntilItConfirms() {
        var started = app.started();
        VendorSandbox.outOfReach();

        forgetting.erased(app.person());

        assertThat(EveryTable.rowsOf(app.person())).allSatisfy((_, rows) -> assertThat(rows).isZero());
        awaitTried(started.session());
        assertThat(receipt()).containsExactly("1 0 1 f");
        VendorSandbox.reachable();
        awaitGoneAtTavus(started.conversation());
        awaitReceipt("1 0 1 t");
    }

    @Test
    void lateFactsReviveNothing() {
        var started = app.started();
        forgetting.erased(app.person());

        forgetting.taken(transcript(started, started.session()));
        forgetting.taken(transcript(started, null));

        assertThat(EveryTable.holding(secret)).isEmpty();
        assertThat(Database.query("SELECT id FROM session.session WHERE person_id = ?", app.person())).isEmpty();
    }

    @Test
    void aFactThatSlippedInMeanwhileIsSweptOut() {
        var started = app.started();
        forgetting.erased(app.person());

        waits(started);

        await().atMost(30, SECONDS).until(() -> EveryTable.holding(secret).isEmpty());
    }

    @Test
    void lateNewsOfAVoiceSessionRevivesNothing() {
        var began = Instant.now().minusSeconds(60);
        forgetting.erased(app.person());
        var session = new SessionId("session_1_" + UUID.randomUUID());

        forgetting.taken(voiceStarted(session, began));
        forgetting.taken(voiceEnded(session, began));

        assertThat(EveryTable.holding(app.person())).isEmpty();
        assertThat(Published.types(session.value())).isEmpty();
        assertThat(Kafka.records(Topic.VOICE + ".dlq", session.value())).isEmpty();
    }

    @Test
    void whoComesBackIsSomebodyNew() {
        var erasedAt = forgetting.erased(app.person());

        var mentor = app.started();
        var voice = new SessionId("session_1_" + UUID.randomUUID());
        forgetting.taken(voiceStarted(voice, erasedAt.plusSeconds(1)));
        forgetting.erased(app.person(), erasedAt);

        assertThat(Published.outcome(mentor.session())).isEqualTo("active");
        assertThat(Published.outcome(voice.value())).isEqualTo("active");
        assertThat(receipt()).containsExactly("0 0 0 t");
    }

    @Test
    void theSameErasureCountsOnce() {
        var started = app.started();
        forgetting.taken(transcript(started, started.session()));
        var erasedAt = forgetting.erased(app.person());

        forgetting.erased(app.person(), erasedAt);

        awaitReceipt("1 2 1 t");
    }

    @Test
    void receiptsAreNobodysButTheServices() throws SQLException {
        app.started();
        forgetting.erased(app.person());

        try (var database = Database.connect("session_app")) {
            assertThat(Database.query(database, "SELECT id FROM session.erasure_receipt")).isEmpty();
            assertThat(Database.query(database, "SELECT session_id FROM session.erased_session")).isEmpty();
        }
    }

    /// A fact that somebody put away for later.
    private void waits(Started session) {
        Database.execute("""
                INSERT INTO session.waiting_fact (vendor, conversation, event_type, data, arrived_at)
                VALUES ('tavus', ?, 'parley.conversation.transcript-ready.v1', ?, now())""", session.conversation(),
                secret);
    }

    /// Later, so that recovery leaves it alone.
    private void leavesBehindAtTavus(String session) {
        Database.execute("""
                INSERT INTO session.left_behind (session_id, vendor, person_id, since)
                VALUES (?, 'TAVUS', ?, now() + interval '1 hour')""", session, app.person());
    }

    private ConversationFact transcript(Started of, @Nullable String session) {
        var from = new Provenance(Vendor.TAVUS, of.conversation(), session == null ? null : new SessionId(session),
                Instant.now(), Instant.now(), How.WEBHOOK, "d-1");
        return new TranscriptReady(from, List.of(new Turn("assistant", "Hello", 0.5), new Turn("user", secret, 2.0)));
    }

    private VoiceSessionStarted voiceStarted(SessionId session, Instant at) {
        return new VoiceSessionStarted(session, new PersonId(app.person()), SessionKind.VOICE, Vendor.LIVEKIT,
                session.value(), at, 600);
    }

    private VoiceSessionEnded voiceEnded(SessionId session, Instant began) {
        return new VoiceSessionEnded(session, new PersonId(app.person()), Vendor.LIVEKIT, began, began.plusSeconds(30),
                30, EndReason.PERSON_LEFT);
    }

    private static void awaitTried(String session) {
        await().atMost(30, SECONDS).until(() -> !Database.query(
                "SELECT session_id FROM session.erased_session WHERE session_id = ? AND tried_at IS NOT NULL",
                session).isEmpty());
    }

    private void awaitReceipt(String receipt) {
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(receipt()).containsExactly(receipt));
    }

    /// Sessions, turns, conversations, and whether all is done.
    private List<String> receipt() {
        return Database.query(RECEIPT, app.person());
    }

    private static void awaitGoneAtTavus(String conversation) {
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThatThrownBy(() -> VendorSandbox.conversation(conversation))
                        .hasMessageContaining("knows no conversation"));
    }
}
