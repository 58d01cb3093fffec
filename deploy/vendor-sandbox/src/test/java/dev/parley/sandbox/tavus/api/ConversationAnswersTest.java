package dev.parley.sandbox.tavus.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.tavus.Account;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the switches make of answers.
class ConversationAnswersTest {
    private Account account = new Account();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void endingTwiceMayBeRefused() {
        var conversations = given("end-twice-status", "400");
        var id = create(conversations).conversationId();
        conversations.end(id);

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> conversations.end(id))
                .matches(refused -> refused.status() == 400);
    }

    @Test
    void oneConversationTooManyMayBeTooManyRequests() {
        var conversations = given("concurrent-max", "0", "concurrency-status", "429");

        assertThatExceptionOfType(WebApplicationException.class).isThrownBy(() -> create(conversations))
                .satisfies(refused -> {
                    assertThat(refused.getResponse().getStatus()).isEqualTo(429);
                    assertThat(refused.getResponse().getEntity()).isEqualTo(
                            Map.of("message", "User has reached maximum concurrent conversations"));
                });
    }

    @Test
    void anAccountWithoutCreditsIsAskedToPay() {
        var conversations = given("credit-minutes", "0");

        assertThatExceptionOfType(WebApplicationException.class).isThrownBy(() -> create(conversations))
                .satisfies(refused -> {
                    assertThat(refused.getResponse().getStatus()).isEqualTo(402);
                    assertThat(refused.getResponse().getEntity()).isEqualTo(
                            Map.of("message", "The user is out of conversational credits"));
                });
    }

    @Test
    void theLogMayDifferFromTheCallbacksAsInTheSpec() {
        var conversations = given("verbose-events", "as-in-spec");
        var id = create(conversations).conversationId();
        account.conversations.join(id, "Anna", "");
        conversations.end(id);

        var events = conversations.get(id, "true").events();
        assertThat(events).extracting(EventView::eventType).containsExactly("system.replica_joined",
                "system.pal_joined", "application.transcription_ready", "system.shutdown");
        assertThat(events.getLast().properties()).containsEntry("reason", "end_conversation_endpoint_hit")
                .doesNotContainKey("shutdown_reason");
    }

    @Test
    void rowsTakeTurnsIfNamesAreMixedAndNeverHaveBoth() {
        var conversations = given("naming", "mixed");
        create(conversations);
        create(conversations);

        assertThat(conversations.list(null, null, null).data()).extracting(view -> view.cast().keySet())
                .containsExactly(Set.of("face_id", "pal_id"), Set.of("replica_id", "persona_id"));
    }

    private ConversationResource given(String... switches) {
        account.close();
        account = new Account(switches);
        return new ConversationResource(account.conversations, account.config);
    }

    private static ConversationCreated create(ConversationResource conversations) {
        return conversations.create("{\"replica_id\": \"r1\", \"persona_id\": \"p1\"}".getBytes(UTF_8));
    }
}
