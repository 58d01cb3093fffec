package dev.parley.sandbox.tavus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.sandbox.Receiver;
import dev.parley.sandbox.platform.Refused;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationsTest {
    private static final String REQUEST = "{\"replica_id\": \"r1\"}";
    private static final String IMPATIENT = """
            {"replica_id": "r1", "properties": {"max_call_duration": 600, "participant_absent_timeout": 60}}
            """;

    private Account account = new Account();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void thePlansCapCutsALongerLimitSilently() throws InterruptedException {
        given("call-duration-max", "300s");
        var id = account.created(REQUEST);
        join(id);

        account.advance(299);
        assertThat(account.shutdownReason(id)).isEmpty();

        account.advance(1);
        assertThat(account.shutdownReason(id)).isEqualTo("max_call_duration reached");
    }

    @Test
    void thePlansCapLeavesAShorterLimitAlone() throws InterruptedException {
        given("call-duration-max", "3000s");
        var id = account.created(IMPATIENT);
        join(id);

        account.advance(600);

        assertThat(account.shutdownReason(id)).isEqualTo("max_call_duration reached");
    }

    @Test
    void aReasonMayDoWithoutTheWordReached() throws InterruptedException {
        given("shutdown-says-reached", "false");
        var id = account.created(IMPATIENT);

        account.advance(60);

        assertThat(account.shutdownReason(id)).isEqualTo("participant_absent_timeout");
    }

    @Test
    void silenceDoesNotEndAConversation() throws InterruptedException {
        var id = account.created(IMPATIENT);
        join(id);

        account.advance(500);

        assertThat(account.shutdownReason(id)).isEmpty();
    }

    @Test
    void silenceEndsAConversationIfASwitchSaysSo() throws InterruptedException {
        given("absent-timeout-counts-silence", "true");
        var id = account.created(IMPATIENT);
        join(id);
        account.advance(50);
        account.conversations.speak(id, "user", "Hello?");

        account.advance(59);
        assertThat(account.shutdownReason(id)).isEmpty();

        account.advance(1);
        assertThat(account.shutdownReason(id)).isEqualTo("participant_absent_timeout reached");
    }

    @Test
    void withoutCreditsNothingIsCreatedButATest() {
        given("credit-minutes", "0");

        assertThat(account.create(REQUEST)).isEqualTo(new Creation.OutOfCredits());
        assertThat(account.create("{\"replica_id\": \"r1\", \"test_mode\": true}"))
                .isInstanceOf(Creation.Created.class);
    }

    @Test
    void runningOutOfCreditsLooksLikeAPlansCap() throws InterruptedException {
        given("credit-minutes", "3");
        var first = account.created(REQUEST);
        join(first);
        account.advance(60);
        var second = account.created(REQUEST);
        join(second);

        account.advance(59);
        assertThat(account.shutdownReason(first)).isEmpty();

        account.advance(2);
        assertThat(account.shutdownReason(first)).isEqualTo("max_call_duration reached");
        assertThat(account.shutdownReason(second)).isEqualTo("max_call_duration reached");
        assertThat(account.create(REQUEST)).isEqualTo(new Creation.OutOfCredits());
    }

    @Test
    void creditsMayBeGrantedWhileAConversationGoesOn() throws InterruptedException {
        given("credit-minutes", "1");
        var id = account.created("{\"replica_id\": \"r1\", \"properties\": {\"participant_absent_timeout\": 900}}");
        account.advance(30);

        account.conversations.grantCredits(OptionalInt.of(2));
        account.advance(119);
        assertThat(account.shutdownReason(id)).isEmpty();

        account.conversations.grantCredits(OptionalInt.empty());
        account.advance(600);
        assertThat(account.shutdownReason(id)).isEmpty();
        assertThat(account.conversations.creditsLeft()).isEmpty();
    }

    @Test
    void aMinuteBegunIsAMinuteSpentIfASwitchSaysSo() throws InterruptedException {
        given("credit-minutes", "10", "credit-rounding", "minute");
        var id = account.created(REQUEST);
        account.advance(61);

        account.conversations.end(id);

        assertThat(account.conversations.creditsLeft()).contains(Duration.ofMinutes(8));
    }

    @Test
    void strangersAreTurnedAwayIfIdsMustBeKnown() {
        given("ids", "known");

        assertRefused("{\"replica_id\": \"r1\"}", "Invalid replica_uuid");
        assertRefused("{\"persona_id\": \"p1\"}", "Invalid persona_id");
        assertThat(account.create("{\"replica_id\": \"r9fa0878977a\"}")).isInstanceOf(Creation.Created.class);
    }

    @Test
    void aKnownPersonaBringsItsReplicaAndItsPrompt() {
        var persona = account.personas.create(Account.fields("""
                {"system_prompt": "You like tea.", "default_replica_id": "r7",
                 "layers": {"perception": {"perception_model": "raven-1"}}}
                """));

        var created = (Creation.Created) account
                .create("{\"persona_id\": \"%s\", \"conversational_context\": \"So does Anna.\"}"
                        .formatted(persona.id()));
        assertThat(created.conversation().cast())
                .isEqualTo(new Cast("r7", persona.id(), "You like tea.\n\nSo does Anna.", true));
        var other = (Creation.Created) account.create("{\"persona_id\": \"%s\", \"replica_id\": \"r8\"}"
                .formatted(persona.id()));
        assertThat(other.conversation().cast().replicaId()).isEqualTo("r8");
    }

    @Test
    void aKnownPersonaWithoutAReplicaNeedsOne() {
        var persona = account.personas.create(Account.fields("{\"pipeline_mode\": \"echo\"}"));

        assertRefused("{\"persona_id\": \"%s\"}".formatted(persona.id()), "Invalid replica_uuid");
    }

    @Test
    void aCallbackThatFailedIsRepeatedIfASwitchSaysSo() throws InterruptedException {
        given("callback-retry-delays", "1s,2s");
        try (var receiver = new Receiver()) {
            receiver.answer(500, 429);
            var id = account.created("{\"replica_id\": \"r1\", \"callback_url\": \"%s\"}"
                    .formatted(receiver.url("/cb")));

            account.conversations.end(id);
            account.advance(4);

            assertThat(receiver.deliveries()).hasSize(3).allSatisfy(delivery -> assertThat(delivery.body())
                    .isEqualTo(receiver.deliveries().getFirst().body()));
        }
    }

    private void given(String... switches) {
        account.close();
        account = new Account(switches);
    }

    private void join(String id) {
        account.conversations.join(id, "Anna", "");
    }

    private void assertRefused(String request, String sentence) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> account.create(request)).withMessage(sentence);
    }
}
