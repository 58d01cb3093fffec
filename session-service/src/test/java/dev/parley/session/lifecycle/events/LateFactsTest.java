package dev.parley.session.lifecycle.events;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.ConversationFact.AgentJobEnded;
import dev.parley.model.event.ConversationFact.ConversationEnded;
import dev.parley.model.event.ConversationFact.ParticipantJoined;
import dev.parley.model.event.ConversationFact.ParticipantLeft;
import dev.parley.model.event.ConversationFact.PerceptionReady;
import dev.parley.model.event.ConversationFact.RecordingReady;
import dev.parley.model.event.ConversationFact.TranscriptReady;
import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.Participant;
import dev.parley.model.event.Participant.Kind;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Topic;
import dev.parley.model.event.Turn;
import dev.parley.model.event.Vendor;
import dev.parley.model.event.VoiceEvent.AgentDispatched;
import dev.parley.model.event.VoiceEvent.VoiceSessionStarted;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of facts that are late, repeated, fuller than before, or learned by asking.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class LateFactsTest {
    /// Recently, or recovery would take the session for dead.
    private static final Instant START = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(200);
    private static final Participant ANNA = new Participant("PA_anna", "anna", Kind.PERSON);
    private static final Turn WELCOME = new Turn("assistant", "Welcome back", 0.5);
    private static final Turn ANSWER = new Turn("user", "Good to be here", 4.0);

    @Inject
    ObjectMapper json;

    private final String session = "session_1_" + UUID.randomUUID();
    private final String person = "person-" + UUID.randomUUID();

    @BeforeEach
    void aSessionUnderWay() {
        send(new VoiceSessionStarted(new SessionId(session), new PersonId(person), SessionKind.VOICE, Vendor.LIVEKIT,
                session, START, 600));
        Published.awaitEvents(session, Published.STARTED);
    }

    @Test
    void aJoinAndALeaveAfterTheEndAmendWhatIsBilled() {
        send(new ConversationEnded(webhook(125, "14"), EndReason.PERSON_LEFT, null));
        send(new ParticipantLeft(late(122, "13"), ANNA, "CLIENT_INITIATED"));
        send(new ParticipantJoined(late(3, "11"), ANNA));

        var amended = Published.awaitAmendments(session, 1).getFirst();
        assertThat(Published.data(session, Published.ENDED).getLong("lastedSeconds")).isEqualTo(125);
        assertThat(Published.data(session, Published.ENDED).getList("deliveries")).containsExactly("14");
        assertThat(amended.getLong("lastedSecondsBefore")).isEqualTo(125);
        assertThat(amended.getLong("lastedSeconds")).isEqualTo(119);
        assertThat(amended.getString("clock")).isEqualTo("JOIN_TO_LEAVE");
        assertThat(amended.getList("deliveries")).containsExactly("11", "13");
        assertThat(timeline("is_late")).containsExactly("fact.participant_joined", "fact.participant_left");
    }

    @Test
    void anAttemptToConnectThatFailedIsNoPresence() {
        send(new ParticipantLeft(webhook(300, "12"), new Participant("PA_ben", "ben", Kind.PERSON), "JOIN_FAILURE"));
        send(new ParticipantJoined(webhook(3, "11"), ANNA));
        send(new ParticipantLeft(webhook(122, "13"), ANNA, "CLIENT_INITIATED"));
        send(new ConversationEnded(webhook(125, "14"), EndReason.PERSON_LEFT, null));

        Published.awaitEvents(session, Published.STARTED, Published.ENDED);
        assertThat(Published.data(session, Published.ENDED).getLong("lastedSeconds")).isEqualTo(119);
    }

    @Test
    void whoJoinsTwiceWasThereFromTheFirstTimeToTheLast() {
        var again = new Participant("PA_anna2", "anna", Kind.PERSON);
        send(new ParticipantLeft(webhook(60, "12"), ANNA, "DUPLICATE_IDENTITY"));
        send(new ParticipantJoined(webhook(60, "13"), again));
        send(new ParticipantJoined(webhook(3, "11"), ANNA));
        send(new ParticipantLeft(webhook(120, "14"), again, "CLIENT_INITIATED"));
        send(new ConversationEnded(webhook(125, "15"), EndReason.PERSON_LEFT, null));

        Published.awaitEvents(session, Published.STARTED, Published.ENDED);
        assertThat(Published.data(session, Published.ENDED).getLong("lastedSeconds")).isEqualTo(117);
        assertThat(Published.data(session, Published.ENDED).getList("deliveries")).containsExactly("11", "14");
    }

    @Test
    void aWebhookThatComesAgainIsADuplicateOnceAndWhatWasFoundAgainByAskingIsNothing() {
        send(new ParticipantJoined(webhook(3, "11"), ANNA));
        send(new ParticipantJoined(webhook(3, "12"), ANNA));
        send(new ParticipantJoined(webhook(3, "13"), ANNA));
        send(new ParticipantJoined(polled(3), ANNA));
        send(new AgentJobEnded(webhook(4, "15"), "AJ_last", null, "JS_SUCCESS"));

        await().atMost(30, SECONDS).until(() -> timeline("true"), found -> found.contains("fact.agent_job_ended"));
        assertThat(timeline("what = 'fact.participant_joined'")).hasSize(2);
        assertThat(timeline("is_duplicate AND delivery = '12' AND vendor = 'livekit'"))
                .containsExactly("fact.participant_joined");
    }

    @Test
    void whatWasFoundByAskingAndIsThenToldByWebhookHappenedOnce() {
        send(new ParticipantJoined(polled(3), ANNA));
        send(new ConversationEnded(polled(125), EndReason.PERSON_LEFT, null));
        send(new ConversationEnded(webhook(125, "14"), EndReason.PERSON_LEFT, null));
        send(new ParticipantJoined(webhook(3, "11"), ANNA));

        assertThat(Published.awaitAmendments(session, 2).getLast().getList("deliveries")).containsExactly("11", "14");
        assertThat(Published.data(session, Published.ENDED).getList("deliveries")).isEmpty();
        assertThat(Published.awaitAmendments(session, 2)).allSatisfy(
                amended -> assertThat(amended.getLong("lastedSeconds")).isEqualTo(122));
        assertThat(timeline("is_duplicate")).containsExactlyInAnyOrder("fact.participant_joined",
                "fact.conversation_ended");
    }

    @Test
    void theFullestTranscriptIsKept() {
        send(new TranscriptReady(webhook(126, "15"), List.of(WELCOME)));
        send(new TranscriptReady(webhook(127, "16"), List.of(WELCOME, ANSWER)));
        send(new TranscriptReady(webhook(128, "17"), List.of(ANSWER)));
        send(new RecordingReady(webhook(140, "18"), "s3://recordings/one.mp4", 118L));

        Published.awaitEvents(session, Published.STARTED, Published.TRANSCRIPT_STORED, Published.TRANSCRIPT_STORED,
                Published.RECORDING_STORED);
        assertThat(Database.query("SELECT said FROM session.transcript_turn WHERE session_id = ? ORDER BY position",
                session)).containsExactly("Welcome back", "Good to be here");
    }

    @Test
    void aTranscriptThatWasFoundByAskingIsToldToTheOthersOnce() {
        send(new TranscriptReady(polled(126), List.of(WELCOME)));

        await().atMost(30, SECONDS).until(() -> Kafka.records(Topic.CONVERSATIONS, "livekit:" + session).size() >= 2);
        send(new RecordingReady(webhook(140, "18"), "s3://recordings/one.mp4", 118L));
        Published.awaitEvents(session, Published.STARTED, Published.TRANSCRIPT_STORED, Published.RECORDING_STORED);
        assertThat(Kafka.records(Topic.CONVERSATIONS, "livekit:" + session)).hasSize(3);
        assertThat(timeline("what = 'fact.transcript_ready'")).hasSize(1);
    }

    @Test
    void theLastPerceptionIsKeptWhicheverCameFirst() {
        send(new PerceptionReady(webhook(300, "16"), "At ease."));
        send(new PerceptionReady(webhook(200, "15"), "Tense."));
        send(new RecordingReady(webhook(301, "17"), "s3://recordings/one.mp4", 118L));

        Published.awaitEvents(session, Published.STARTED, Published.RECORDING_STORED);
        assertThat(Database.query("SELECT analysis FROM session.perception WHERE session_id = ?", session))
                .containsExactly("At ease.");
    }

    @Test
    void aFactThatCameTooEarlyFindsASessionThatDidNotClaimIt() {
        var room = "room-" + UUID.randomUUID();
        var now = Instant.now();
        send(new AgentJobEnded(new Provenance(Vendor.LIVEKIT, room, null, now, now, How.WEBHOOK, "11"), "AJ_1", null,
                "JS_SUCCESS"));
        await().atMost(30, SECONDS).until(() -> !Database
                .query("SELECT id FROM session.waiting_fact WHERE conversation = ?", room).isEmpty());

        Database.execute("UPDATE session.session SET vendor_conversation = ? WHERE id = ?", room, session);

        await().atMost(30, SECONDS).until(() -> timeline("delivery = '11'"),
                found -> found.contains("fact.agent_job_ended"));
    }

    @Test
    void aWaitingFactThatCannotBeReadHoldsUpNoOther() {
        waits(session, "parley.conversation.room-finished.v1", "{\"from\": 7, \"secret\"");
        waits(session, "parley.conversation.unheard-of.v9", "{}");
        waits(session, "parley.conversation.agent-job-ended.v1", agentJobEnded("AJ_1", "11"));

        await().atMost(30, SECONDS).until(() -> timeline("delivery = '11'"),
                found -> found.contains("fact.agent_job_ended"));
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(waiting(session))
                .containsExactly("parley.conversation.room-finished.v1 t", "parley.conversation.unheard-of.v9 t"));
    }

    @Test
    void aWaitingFactThatCannotHaveItsEffectHoldsUpNoOther() {
        Database.execute("""
                CREATE FUNCTION session.refuse_presence() RETURNS trigger LANGUAGE plpgsql AS
                $$BEGIN RAISE EXCEPTION 'no room for them'; END$$""");
        Database.execute("CREATE TRIGGER refuse BEFORE INSERT ON session.presence FOR EACH ROW WHEN (NEW.session_id = '"
                + session + "') EXECUTE FUNCTION session.refuse_presence()");
        try {
            waits(session, "parley.conversation.participant-joined.v1",
                    text(new ParticipantJoined(webhook(3, "10"), ANNA)));
            waits(session, "parley.conversation.agent-job-ended.v1", agentJobEnded("AJ_1", "11"));

            await().atMost(30, SECONDS).until(() -> timeline("delivery = '11'"),
                    found -> found.contains("fact.agent_job_ended"));
        } finally {
            Database.execute("DROP FUNCTION session.refuse_presence CASCADE");
        }

        await().atMost(30, SECONDS).until(() -> timeline("delivery = '10'"),
                found -> found.contains("fact.participant_joined"));
        assertThat(waiting(session)).isEmpty();
    }

    @Test
    void aSessionComesInThoughAFactThatWaitsForItCannotBeRead() {
        var another = "session_1_" + UUID.randomUUID();
        waits(another, "parley.conversation.room-finished.v1", "{\"from\": 7, \"secret\"");
        waits(another, "parley.conversation.agent-job-ended.v1",
                agentJobEnded("AJ_1", "11").replace(session, another));

        send(new VoiceSessionStarted(new SessionId(another), new PersonId(person), SessionKind.VOICE, Vendor.LIVEKIT,
                another, START, 600));

        Published.awaitEvents(another, Published.STARTED);
        assertThat(Database.query("SELECT what FROM session.timeline_entry WHERE session_id = ? AND delivery = '11'",
                another)).containsExactly("fact.agent_job_ended");
        assertThat(waiting(another)).containsExactly("parley.conversation.room-finished.v1 t");
    }

    @Test
    void whatTheVoiceServiceDidIsInTheTimeline() {
        send(new AgentDispatched(new SessionId(session), "voice-agent", "AD_1", START));

        await().atMost(30, SECONDS).until(() -> timeline("how = 'ours'"),
                found -> found.contains("voice.agent_dispatched"));
    }

    @Test
    void nobodyElseSeesWhoWasThereAndWhatWasKept() throws SQLException {
        send(new ParticipantJoined(webhook(3, "11"), ANNA));
        send(new PerceptionReady(webhook(300, "16"), "At ease."));
        send(new RecordingReady(webhook(301, "17"), "s3://recordings/one.mp4", 118L));
        Published.awaitEvents(session, Published.STARTED, Published.RECORDING_STORED);

        for (var table : List.of("presence", "perception", "recording")) {
            assertThat(rowsSeenBy(person, table)).as(table).isEqualTo("1");
            assertThat(rowsSeenBy("somebody else", table)).as(table).isEqualTo("0");
        }
    }

    private String rowsSeenBy(String somebody, String table) throws SQLException {
        try (var connection = Database.connect("session_app")) {
            Database.query(connection, "SELECT set_config('parley.role', 'user', false)");
            Database.query(connection, "SELECT set_config('parley.person', ?, false)", somebody);
            return Database.query(connection, "SELECT count(*) FROM session." + table + " WHERE session_id = ?",
                    session).getFirst();
        }
    }

    private List<String> timeline(String which) {
        return Database.query("SELECT what FROM session.timeline_entry WHERE session_id = ? AND (" + which
                + ") ORDER BY happened_at, id", session);
    }

    private Provenance webhook(long seconds, String delivery) {
        return from(seconds, How.WEBHOOK, delivery, seconds);
    }

    /// Learned when the session was over.
    private Provenance late(long seconds, String delivery) {
        return from(seconds, How.WEBHOOK, delivery, 130);
    }

    private Provenance polled(long seconds) {
        return from(seconds, How.POLL, null, seconds);
    }

    private Provenance from(long seconds, How how, @Nullable String delivery, long learnedAfterSeconds) {
        return new Provenance(Vendor.LIVEKIT, session, null, START.plusSeconds(seconds),
                START.plusSeconds(learnedAfterSeconds), how, delivery);
    }

    private static void waits(String conversation, String type, String data) {
        Database.execute("""
                INSERT INTO session.waiting_fact (vendor, conversation, event_type, data, arrived_at)
                VALUES ('livekit', ?, ?, ?, now())""", conversation, type, data);
    }

    /// What still waits, and whether it was set aside.
    private static List<String> waiting(String conversation) {
        return Database.query("""
                SELECT concat_ws(' ', event_type, set_aside_at IS NOT NULL) FROM session.waiting_fact
                WHERE conversation = ? ORDER BY id""", conversation);
    }

    private String agentJobEnded(String job, String delivery) {
        return text(new AgentJobEnded(webhook(4, delivery), job, null, "JS_SUCCESS"));
    }

    private void send(DomainEvent event) {
        Kafka.send(event, text(event));
    }

    private String text(DomainEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
