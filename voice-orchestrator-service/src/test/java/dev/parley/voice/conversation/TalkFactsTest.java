package dev.parley.voice.conversation;

import static dev.parley.voice.conversation.DreamApp.message;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.AnalysisReady;
import dev.parley.model.event.ConversationFact.ConversationEnded;
import dev.parley.model.event.ConversationFact.ConversationStarted;
import dev.parley.model.event.ConversationFact.TranscriptReady;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.event.Turn;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import dev.parley.test.Database;
import dev.parley.test.Kafka;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import dev.parley.voice.assistant.VoiceApp;
import dev.parley.voice.conversation.DreamApp.Begun;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class TalkFactsTest {
    @Inject
    ObjectMapper json;
    private DreamApp app;
    private Begun begun;
    private Instant beganAt;

    @BeforeEach
    void aTalkUnderWay() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = DreamApp.ofSomebodyNew();
        begun = app.begun();
        beganAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    @Test
    void whatTheVendorTellsEndsTheTalkAndSaysHowItWent() {
        tellAll();

        DreamApp.awaitOutcome(begun.talk(), "ended person_left");
        VoiceApp.awaitEvents(begun.talk(), VoiceApp.STARTED, VoiceApp.ENDED, DreamApp.MESSAGES, DreamApp.ANALYSED);
        app.analysis(begun.talk()).statusCode(200)
                .body("state", equalTo("ended"))
                .body("end_reason", equalTo("person_left"))
                .body("title", equalTo("A fall"))
                .body("summary", equalTo("They spoke of a fall."))
                .body("outcome", equalTo("success"))
                .body("cost", equalTo(334))
                .body("vendor_seconds", equalTo(30))
                .body("how", equalTo("webhook"))
                .body("figures.turns", equalTo(3))
                .body("figures.persons_turns", equalTo(1))
                .body("figures.longest_silence_seconds", equalTo(8.0f))
                .body("figures.interruptions", equalTo(1))
                .body("figures.first_answer_seconds", equalTo(2.0f));
        var figures = VoiceApp.event(begun.talk(), DreamApp.ANALYSED);
        assertThat(figures.getInt("figures.turns")).isEqualTo(3);
        assertThat(figures.getMap("$").toString()).doesNotContain("fall");
    }

    @Test
    void whatClientsSavedAndTheVendorToldIsOneTranscriptInEitherOrder() {
        app.save(begun.conversation(), List.of(message("m1", "agent", "Good evening"),
                message("m2", "user", "I  fell."))).statusCode(200);
        tellAll();
        awaitMessages(3);

        app.save(begun.conversation(), List.of(message("m3", "agent", "How far?"), message("m4", "user", "Very far")))
                .statusCode(200).body("data.messageCount", equalTo(4));
    }

    @Test
    void factsThatComeTwiceCountOnce() {
        tellAll();
        tellAll();
        var last = tellAll();
        awaitTaken(last);

        assertThat(VoiceApp.events(begun.talk())).containsExactly(VoiceApp.STARTED, VoiceApp.ENDED, DreamApp.MESSAGES,
                DreamApp.ANALYSED);
        assertThat(Database.query("SELECT said FROM voice.vendor_turn WHERE talk_id = ? ORDER BY position",
                begun.talk())).containsExactly("Good evening", "I fell.", "How far?");
    }

    @Test
    void theFullestOfSeveralTranscriptsIsKept() {
        tellAll();
        awaitMessages(3);

        awaitTaken(send(new TranscriptReady(from(0), List.of(new Turn("agent", "Good evening", 0.0)))));

        awaitMessages(3);
    }

    @Test
    void aConversationThatNamesAnotherSessionIsNotBelieved() {
        var other = app.init("freud").extract().<String>path("data.conversationId");
        var from = new Provenance(Vendor.ELEVENLABS, begun.vendorConversation(),
                new SessionId(DreamApp.talk(other)), beganAt, Instant.now(), How.WEBHOOK, "7");

        send(new ConversationStarted(from));
        awaitTaken(send(new ConversationEnded(from, EndReason.PERSON_LEFT, null)));

        assertThat(DreamApp.outcome(begun.talk())).isEqualTo("active");
        assertThat(DreamApp.outcome(DreamApp.talk(other))).isEqualTo("active");
        assertThat(Database.query("SELECT state FROM voice.ticket WHERE vendor_conversation = ?",
                begun.vendorConversation())).containsExactly("refused");
    }

    @Test
    void aConversationOfNobodyHoldsNothingUp() {
        var from = new Provenance(Vendor.ELEVENLABS, "conv_of_somebody_else", null, beganAt, Instant.now(),
                How.WEBHOOK, "7");

        awaitTaken(send(new ConversationEnded(from, EndReason.PERSON_LEFT, null)));

        assertThat(DreamApp.outcome(begun.talk())).isEqualTo("active");
    }

    @Test
    void aTalkGoesOnWhileAnotherWayInIsGoodAndLastedUntilTheLastOfThem() {
        send(new ConversationStarted(from(0)));
        app.refresh(Map.of("conversationId", begun.conversation())).statusCode(200);
        awaitTaken(send(new ConversationEnded(from(30), EndReason.PERSON_LEFT, null)));
        assertThat(DreamApp.outcome(begun.talk())).isEqualTo("active");

        Database.execute("UPDATE voice.ticket SET expires_at = now() WHERE talk_id = ? AND state = 'unused'",
                begun.talk());

        DreamApp.awaitOutcome(begun.talk(), "ended person_left");
        assertThat(Database.query("SELECT extract(epoch FROM ended_at)::bigint FROM voice.talk WHERE id = ?",
                begun.talk())).containsExactly(String.valueOf(beganAt.plusSeconds(30).getEpochSecond()));
    }

    @Test
    void theVendorsQuotaUsedUpInTheMiddleIsAnEnd() {
        send(new ConversationStarted(from(0)));
        send(new ConversationEnded(from(3), EndReason.VENDOR_ERROR, "This request exceeds your quota limit."));

        DreamApp.awaitOutcome(begun.talk(), "ended vendor_error");
    }

    @Test
    void aCutOffThatTheVendorDidNotFollowIsReported() {
        awaitTaken(send(new ConversationStarted(from(0))));
        Database.execute("UPDATE voice.talk SET started_at = started_at - interval '2 hours' WHERE id = ?",
                begun.talk());
        DreamApp.awaitOutcome(begun.talk(), "ended max_duration");
        app.analysis(begun.talk()).statusCode(200).body("cut_off", equalTo("not_enforced"));

        awaitTaken(send(new ConversationEnded(from(60), EndReason.PERSON_LEFT, null)));

        app.analysis(begun.talk()).statusCode(200)
                .body("cut_off", equalTo("not_enforced"))
                .body("overran_seconds", greaterThan(3000));
    }

    @Test
    void aTalkThatTheVendorEndedInTimeWasCutOffAsItShould() {
        awaitTaken(send(new ConversationStarted(from(0))));
        Database.execute("UPDATE voice.talk SET started_at = started_at - interval '2 hours' WHERE id = ?",
                begun.talk());
        DreamApp.awaitOutcome(begun.talk(), "ended max_duration");

        awaitTaken(send(new ConversationEnded(from(-7200), EndReason.MAX_DURATION, null)));

        app.analysis(begun.talk()).statusCode(200).body("cut_off", equalTo("enforced"));
    }

    /// As the webhook of a conversation says it; gives the last event's id.
    private String tellAll() {
        send(new ConversationStarted(from(0)));
        send(new ConversationEnded(from(30), EndReason.PERSON_LEFT, "Client disconnected: 1000"));
        send(new TranscriptReady(from(33), List.of(new Turn("agent", "Good evening", 0.0),
                new Turn("user", "I fell.", 8.0), new Turn("agent", "How far?", 10.0))));
        return send(new AnalysisReady(from(33), "A fall", "They spoke of a fall.", "success", 334L, 30L, 1));
    }

    private void awaitMessages(int count) {
        await().atMost(30, SECONDS).untilAsserted(() -> app.validate(begun.conversation())
                .body("data.messageCount", equalTo(count)));
    }

    private static void awaitTaken(String id) {
        await().atMost(30, SECONDS).until(
                () -> !Database.query("SELECT event_id FROM voice.inbox WHERE event_id = ?", id).isEmpty());
    }

    private Provenance from(int second) {
        return new Provenance(Vendor.ELEVENLABS, DreamApp.tickets(begun.talk()).getFirst(),
                new SessionId(begun.talk()), beganAt.plusSeconds(second), Instant.now(), How.WEBHOOK, "7");
    }

    private String send(ConversationFact fact) {
        try {
            return Kafka.send(fact, json.writeValueAsString(fact));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
