package dev.parley.session.lifecycle.events;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.AgentJoined;
import dev.parley.model.event.ConversationFact.ConversationEnded;
import dev.parley.model.event.ConversationFact.TranscriptReady;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.event.Turn;
import dev.parley.model.event.Vendor;
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
    private static final List<Turn> TURNS = List.of(new Turn("assistant", "Welcome back", 0.5),
            new Turn("user", "It's \"me\"", null));

    @Inject
    ObjectMapper json;
    private MentorApp app;
    private Started started;

    @BeforeEach
    void aConversationUnderWay() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = MentorApp.ofSomebodyNew();
        started = app.started();
    }

    @Test
    void theVendorsEndEndsTheSession() {
        send(ended());

        Published.awaitEvents(started.session(), Published.STARTED, Published.ENDED);
        assertThat(Published.outcome(started.session())).isEqualTo("ended person_left");
        assertThat(Published.isVendorEndDue(started.session())).isFalse();
    }

    @Test
    void aFactThatNamesNoSessionIsFoundByItsConversation() {
        send(new ConversationEnded(from(null), EndReason.MAX_DURATION, null));

        Published.awaitOutcome(started.session(), "ended max_duration");
    }

    @Test
    void whoReachesTheLimitWithTheLastMinutesOfThePlanIsToldSo() {
        PeerStandIn.lastMinutes();
        started = app.started();

        send(new ConversationEnded(from(null), EndReason.MAX_DURATION, null));

        Published.awaitOutcome(started.session(), "ended quota_exhausted");
    }

    @Test
    void theTranscriptIsStoredAndCanBeRead() {
        send(ended());
        send(transcript());

        Published.awaitEvents(started.session(), Published.STARTED, Published.ENDED, Published.TRANSCRIPT_STORED);
        assertThat(Published.data(started.session(), Published.TRANSCRIPT_STORED).getInt("turns")).isEqualTo(2);
        app.get("/v1/sessions/" + started.session() + "/transcript").statusCode(200)
                .body("role", contains("assistant", "user"))
                .body("text", contains("Welcome back", "It's \"me\""));
    }

    @Test
    void aTranscriptBeforeTheEndIsStoredToo() {
        send(transcript());
        send(ended());

        Published.awaitEvents(started.session(), Published.STARTED, Published.TRANSCRIPT_STORED, Published.ENDED);
    }

    @Test
    void aTranscriptInWhichNobodySpokeIsStored() {
        send(new TranscriptReady(from(new SessionId(started.session())), List.of()));

        Published.awaitEvents(started.session(), Published.STARTED, Published.TRANSCRIPT_STORED);
    }

    @Test
    void factsThatComeTwiceCountOnce() {
        var redelivered = UUID.randomUUID().toString();
        Kafka.send(redelivered, ended(), text(ended()));
        Kafka.send(redelivered, ended(), text(ended()));
        send(transcript());
        send(ended());
        send(transcript());
        var last = agentJoined("the last");
        send(last);

        awaitNoted("fact.agent_joined");
        Published.awaitEvents(started.session(), Published.STARTED, Published.ENDED, Published.TRANSCRIPT_STORED);
        assertThat(Database.query("SELECT said FROM session.transcript_turn WHERE session_id = ? ORDER BY position",
                started.session())).containsExactly("Welcome back", "It's \"me\"");
    }

    @Test
    void anAgentThatJoinedIsNotedAndEndsNothing() {
        send(agentJoined("r-maya"));

        awaitNoted("fact.agent_joined");
        assertThat(Published.outcome(started.session())).isEqualTo("active");
    }

    @Test
    void aFactAfterOurOwnEndChangesNothing() {
        app.end(started).statusCode(200);
        send(ended());

        awaitNoted("fact.conversation_ended");
        assertThat(Published.outcome(started.session())).isEqualTo("ended ended_by_user");
        Published.awaitEvents(started.session(), Published.STARTED, Published.ENDED);
    }

    @Test
    void aFactAboutNobodyHoldsNothingUp() {
        var strangers = new Provenance(Vendor.TAVUS, started.conversation(), new SessionId("nobodys"), Instant.now(),
                Instant.now(), How.WEBHOOK, null);
        send(new ConversationEnded(strangers, EndReason.PERSON_LEFT, null));
        send(agentJoined("r-maya"));

        awaitNoted("fact.agent_joined");
        assertThat(Published.outcome(started.session())).isEqualTo("active");
    }

    private void awaitNoted(String what) {
        await().atMost(30, SECONDS).untilAsserted(
                () -> app.get("/v1/sessions/" + started.session() + "/timeline?limit=200").body("items.what",
                        hasItem(what)));
    }

    private ConversationFact ended() {
        return new ConversationEnded(from(new SessionId(started.session())), EndReason.PERSON_LEFT,
                "participant_left_timeout reached");
    }

    private ConversationFact transcript() {
        return new TranscriptReady(from(new SessionId(started.session())), TURNS);
    }

    private ConversationFact agentJoined(String agent) {
        return new AgentJoined(from(new SessionId(started.session())), agent);
    }

    private Provenance from(@Nullable SessionId session) {
        return new Provenance(Vendor.TAVUS, started.conversation(), session, Instant.now(), Instant.now(), How.WEBHOOK,
                "d-1");
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
