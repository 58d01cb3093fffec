package dev.parley.voice.assistant.events;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.ParticipantJoined;
import dev.parley.model.event.ConversationFact.ParticipantLeft;
import dev.parley.model.event.ConversationFact.RoomFinished;
import dev.parley.model.event.Participant;
import dev.parley.model.event.Participant.Kind;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.event.Vendor;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import dev.parley.voice.assistant.VoiceApp;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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
class ConversationFactConsumerTest {
    private static final Participant ANNA = new Participant("PA_anna", "anna", Kind.PERSON);
    private static final Participant ANNA_AGAIN = new Participant("PA_anna2", "anna", Kind.PERSON);
    private static final Participant AGENT = new Participant("PA_agent", "agent-1", Kind.AGENT);
    private static final Participant RECORDER = new Participant("PA_egress", "egress-1", Kind.OTHER);

    @Inject
    ObjectMapper json;
    @Inject
    RedisDataSource redis;
    private String session;

    @BeforeEach
    void aSessionUnderWay() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        session = VoiceApp.ofSomebodyNew().started().session();
    }

    @Test
    void theLastPersonsLeaveEndsIt() {
        send(new ParticipantJoined(from(), ANNA));
        send(left(ANNA, "CLIENT_INITIATED"));

        VoiceApp.awaitOutcome(session, "ended person_left");
        VoiceApp.awaitEvents(session, VoiceApp.STARTED, VoiceApp.DISPATCHED, VoiceApp.ENDED);
        await().atMost(30, SECONDS).until(() -> VendorSandbox.room(session).isEmpty());
    }

    @Test
    void whatARoomsEndLeavesBehindIsClearedUp() {
        send(new ParticipantJoined(from(), ANNA));
        send(left(ANNA, null));

        await().atMost(30, SECONDS).until(() -> !redis.key().exists("parley:voice:session:" + session));
        await().atMost(30, SECONDS).until(() -> Database
                .query("SELECT room_due FROM voice.voice_session WHERE id = ?", session), List.of("f")::equals);
    }

    @Test
    void itGoesOnWhileSomebodyElseIsThere() {
        var ben = new Participant("PA_ben", "ben", Kind.PERSON);
        send(new ParticipantJoined(from(), ANNA));
        send(new ParticipantJoined(from(), ben));
        send(left(ANNA, null));
        awaitTaken();
        assertThat(VoiceApp.outcome(session)).isEqualTo("active");

        send(left(ben, null));
        VoiceApp.awaitOutcome(session, "ended person_left");
    }

    @Test
    void aPersonWhoJoinsTwiceHasNotLeft() {
        send(new ParticipantJoined(from(), ANNA));
        send(left(ANNA, "DUPLICATE_IDENTITY"));
        send(new ParticipantJoined(from(), ANNA_AGAIN));
        awaitTaken();
        assertThat(VoiceApp.outcome(session)).isEqualTo("active");

        send(left(ANNA_AGAIN, "CLIENT_INITIATED"));
        VoiceApp.awaitOutcome(session, "ended person_left");
    }

    @Test
    void aConnectionThatWasGivenUpIsNoLeaving() {
        send(left(ANNA, "JOIN_FAILURE"));
        awaitTaken();
        assertThat(VoiceApp.outcome(session)).isEqualTo("active");

        send(new ParticipantJoined(from(), ANNA_AGAIN));
        send(left(ANNA_AGAIN, "CLIENT_INITIATED"));
        VoiceApp.awaitOutcome(session, "ended person_left");
    }

    @Test
    void aRoomThatClosesAfterAConnectionThatWasGivenUpWasNeverJoined() {
        send(left(ANNA, "JOIN_FAILURE"));
        send(new RoomFinished(from()));

        VoiceApp.awaitOutcome(session, "ended never_joined");
    }

    @Test
    void aConnectionThatWasGivenUpWhileSomebodyComesBackEndsNothing() {
        send(new ParticipantJoined(from(), ANNA));
        send(left(ANNA, "DUPLICATE_IDENTITY"));
        send(left(new Participant("PA_ben", "ben", Kind.PERSON), "JOIN_FAILURE"));
        awaitTaken();
        assertThat(VoiceApp.outcome(session)).isEqualTo("active");

        send(new ParticipantJoined(from(), ANNA_AGAIN));
        send(left(ANNA_AGAIN, null));
        VoiceApp.awaitOutcome(session, "ended person_left");
    }

    @Test
    void aLeaveTellsOfAJoinThatWasLost() {
        send(left(new Participant("PA_anna", "anna", Kind.PERSON, Instant.now().minusSeconds(3)), "CLIENT_INITIATED"));

        VoiceApp.awaitOutcome(session, "ended person_left");
    }

    @Test
    void newsOfTheLeaveMayOvertakeNewsOfTheJoin() {
        send(left(ANNA, "CLIENT_INITIATED"));
        send(new ParticipantJoined(from(), ANNA));
        awaitTaken();

        VoiceApp.awaitOutcome(session, "ended person_left");
        assertThat(VoiceApp.events(session).stream().filter(VoiceApp.ENDED::equals)).hasSize(1);
    }

    @Test
    void anAgentThatLeavesEndsNothing() {
        send(new ParticipantJoined(from(), ANNA));
        send(left(AGENT, "CLIENT_INITIATED"));
        awaitTaken();

        assertThat(VoiceApp.outcome(session)).isEqualTo("active");
    }

    @Test
    void aRecorderKeepsNoSessionAlive() {
        send(new ParticipantJoined(from(), RECORDER));
        send(new ParticipantJoined(from(), ANNA));
        send(left(ANNA, null));

        VoiceApp.awaitOutcome(session, "ended person_left");
    }

    @Test
    void aRoomThatClosesBeforeAnybodyCameEndsIt() {
        send(new RoomFinished(from()));

        VoiceApp.awaitOutcome(session, "ended never_joined");
        await().atMost(30, SECONDS).until(() -> !redis.key().exists("parley:voice:session:" + session));
    }

    @Test
    void aRoomThatClosesThoughNobodySawThemLeaveEndsIt() {
        send(new ParticipantJoined(from(), ANNA));
        send(new RoomFinished(from()));

        VoiceApp.awaitOutcome(session, "ended person_left");
    }

    @Test
    void factsThatComeTwiceCountOnce() {
        send(new ParticipantJoined(from(), ANNA));
        var left = left(ANNA, null);
        Kafka.send("e-" + session, left, text(left));
        Kafka.send("e-" + session, left, text(left));
        send(left(ANNA, null));
        send(new RoomFinished(from()));
        awaitTaken();

        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(VoiceApp.events(session))
                .containsExactly(VoiceApp.STARTED, VoiceApp.DISPATCHED, VoiceApp.ENDED));
    }

    @Test
    void aRoomOfNobodyHoldsNothingUp() {
        send(new RoomFinished(from("somebody-elses-room")));
        awaitTaken();

        assertThat(VoiceApp.outcome(session)).isEqualTo("active");
    }

    /// Facts of one room are taken in order, so a connection that came to nothing tells that all before were taken.
    private void awaitTaken() {
        var last = new Participant("PA_" + UUID.randomUUID(), "nobody", Kind.PERSON);
        send(left(last, "JOIN_FAILURE"));
        await().atMost(30, SECONDS).until(() -> !Database.query("SELECT sid FROM voice.presence WHERE sid = ?",
                last.sid()).isEmpty());
    }

    private ConversationFact left(Participant participant, @Nullable String reason) {
        return new ParticipantLeft(from(), participant, reason);
    }

    private Provenance from() {
        return from(session);
    }

    private static Provenance from(String room) {
        return new Provenance(Vendor.LIVEKIT, room, null, Instant.now(), Instant.now(), How.WEBHOOK, "d-1");
    }

    private void send(ConversationFact fact) {
        Kafka.send(fact, text(fact));
    }

    private String text(ConversationFact fact) {
        try {
            return json.writeValueAsString(fact);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
