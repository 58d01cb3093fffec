package dev.parley.voice.conversation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.PersonaEvent.PersonErased;
import dev.parley.model.event.Topic;
import dev.parley.model.id.PersonId;
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
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The vendor tells nothing by itself here: every webhook is lost.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class TalkRecoveryTest {
    @Inject
    ObjectMapper json;
    private DreamApp app;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        VendorSandbox.behave();
        PeerStandIn.helpful();
        app = DreamApp.ofSomebodyNew();
    }

    @Test
    void whatNoWebhookToldIsFoundByAskingAndThereIsOneTranscript() {
        var begun = app.begun();
        var browser = begun.browser().say("I was falling.");
        app.save(begun.conversation(), List.of(DreamApp.message("m1", "user", "I was falling."))).statusCode(200);
        browser.hangUp();

        DreamApp.awaitOutcome(begun.talk(), "ended person_left");
        await().atMost(30, SECONDS).untilAsserted(() -> app.analysis(begun.talk()).statusCode(200)
                .body("how", equalTo("poll"))
                .body("outcome", equalTo("success"))
                .body("figures.turns", equalTo(3)));
        app.validate(begun.conversation()).body("data.messageCount", equalTo(3));
        var told = Kafka.records(Topic.CONVERSATIONS, "elevenlabs:" + begun.vendorConversation()).stream()
                .map(record -> new String(record.value())).toList();
        assertThat(told).isNotEmpty().allMatch(fact -> fact.contains("\"how\":\"poll\""))
                .allMatch(fact -> fact.contains(begun.talk()));
    }

    @Test
    void aSessionIdThatSomebodyMadeUpIsRefusedAndEndsNothing() {
        var begun = app.begun();
        var forged = new HashMap<>(begun.variables());
        forged.put("parley_session", "bm90IGEgY2xhaW0gb2Ygb3VycywgYnV0IGxvbmcgZW5vdWdo");
        Browser.begin(begun.signedUrl(), forged).say("Hello").hangUp();

        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(Database.query(
                "SELECT state FROM voice.ticket WHERE talk_id = ?", begun.talk())).containsExactly("refused"));
        assertThat(DreamApp.outcome(begun.talk())).isEqualTo("active");
        assertThat(Database.query("SELECT 1 FROM voice.vendor_turn WHERE talk_id = ?", begun.talk())).isEmpty();
    }

    @Test
    void theVendorsQuotaUsedUpInTheMiddleIsFoundOut() {
        var begun = app.begun();
        var browser = begun.browser().say("Hello");
        VendorSandbox.endWithAgent(begun.vendorConversation(), "quota");

        browser.awaitClosed(1002);
        DreamApp.awaitOutcome(begun.talk(), "ended vendor_error");
        await().atMost(30, SECONDS).untilAsserted(
                () -> app.validate(begun.conversation()).body("data.messageCount", equalTo(3)));
    }

    @Test
    void whereNobodyCameNothingWasUsed() {
        var begun = app.begun();
        Database.execute("UPDATE voice.ticket SET expires_at = now() WHERE talk_id = ?", begun.talk());

        DreamApp.awaitOutcome(begun.talk(), "ended never_joined");
        VoiceApp.awaitEvents(begun.talk(), VoiceApp.STARTED, VoiceApp.ENDED);
        assertThat(VoiceApp.event(begun.talk(), VoiceApp.ENDED).getLong("lastedSeconds")).isZero();
    }

    @Test
    void aTalkEndsAtItsLimit() {
        var begun = app.begun();

        talksUntilTheLimit(begun);

        DreamApp.awaitOutcome(begun.talk(), "ended max_duration");
        assertThat(Database.query("SELECT lasted_seconds FROM voice.talk WHERE id = ?", begun.talk()))
                .containsExactly(String.valueOf(PeerStandIn.GRANTED_SECONDS));
    }

    @Test
    void aTalkThatHadTheLastMinutesOfThePlanUsesThePlanUp() {
        PeerStandIn.lastMinutes();
        var begun = app.begun();

        talksUntilTheLimit(begun);

        DreamApp.awaitOutcome(begun.talk(), "ended quota_exhausted");
    }

    @Test
    void aStartThatDiedIsFailed() {
        var conversation = app.begun().conversation();
        var talk = DreamApp.talk(conversation);
        Database.execute("""
                UPDATE voice.talk SET state = 'requested', started_at = NULL,
                    requested_at = now() - interval '1 minute' WHERE id = ?""", talk);

        DreamApp.awaitOutcome(talk, "failed reaped");
    }

    @Test
    void whoIsErasedLeavesNothingHereAndNothingAtTheVendor() throws JsonProcessingException {
        var talked = app.begun();
        talked.browser().say("I was falling.").hangUp();
        DreamApp.awaitOutcome(talked.talk(), "ended person_left");
        app.init("freud").statusCode(200);
        var vendorConversations = Database.query("SELECT vendor_conversation FROM voice.ticket WHERE person_id = ?",
                app.person());
        VendorSandbox.outOfReach();

        var erased = new PersonErased(new PersonId(app.person()), Instant.now().truncatedTo(ChronoUnit.MICROS));
        Kafka.send(erased, json.writeValueAsString(erased));

        await().atMost(30, SECONDS).untilAsserted(() -> {
            for (var table : List.of("conversation", "talk", "ticket", "message", "vendor_turn", "analysis")) {
                assertThat(Database.query("SELECT 1 FROM voice." + table + " WHERE person_id = ?", app.person()))
                        .as(table).isEmpty();
            }
        });
        assertThat(
                Database.query("SELECT vendor_conversation FROM voice.vendor_deletion WHERE vendor_conversation = ANY"
                        + " (string_to_array(?, ','))", String.join(",", vendorConversations)))
                .hasSize(2);

        VendorSandbox.reachable();
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(VendorSandbox.agentConversations())
                .noneMatch(conversation -> vendorConversations.contains(conversation.get("id"))));
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(Database.query(
                "SELECT 1 FROM voice.vendor_deletion WHERE vendor_conversation = ANY (string_to_array(?, ','))",
                String.join(",", vendorConversations))).isEmpty());
    }

    @Test
    void whatTheVendorMustForgetNamesNobodyAndIsNobodysToRead() throws SQLException {
        var begun = app.begun();
        VendorSandbox.outOfReach();
        app.end(begun.talk()).statusCode(200);

        assertThat(Database.query("SELECT 1 FROM voice.vendor_deletion WHERE vendor_conversation = ?",
                begun.vendorConversation())).hasSize(1);
        try (var database = Database.connect("voice_app")) {
            for (var table : List.of("conversation", "talk", "ticket", "message", "vendor_turn", "analysis",
                    "vendor_deletion")) {
                assertThat(Database.query(database, "SELECT 1 FROM voice." + table)).as(table).isEmpty();
            }
        }
    }

    @Test
    void theVendorMayLoseAConversation() {
        var begun = app.begun();
        begun.browser().say("Hello");
        VendorSandbox.forgetAgentConversation(begun.vendorConversation());

        await().atMost(30, SECONDS).untilAsserted(
                () -> assertThat(DreamApp.outcome(begun.talk())).startsWith("ended "));
    }

    private static void talksUntilTheLimit(Begun begun) {
        begun.browser().say("Hello");
        await().atMost(30, SECONDS).until(() -> Database
                .query("SELECT joined_at FROM voice.talk WHERE id = ?", begun.talk()).getFirst() != null);
        Database.execute("UPDATE voice.talk SET started_at = started_at - interval '2 hours' WHERE id = ?",
                begun.talk());
    }
}
