package dev.parley.sandbox.tavus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.tavus.callbacks.CallbackEvent;
import dev.parley.sandbox.tavus.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveConversationTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void everyOtherConversationIsSpeltAnewIfNamesAreMixed() {
        assertThat(joined(conversation(0, "{}", "naming", "mixed"))).extracting(CallbackEvent::properties)
                .containsExactly(Map.of("replica_id", "r1"), Map.of("replica_id", "r1"));
        assertThat(joined(conversation(1, "{}", "naming", "mixed"))).extracting(CallbackEvent::properties)
                .containsExactly(Map.of("face_id", "r1"), Map.of("face_id", "r1"));
    }

    @Test
    void bothNamesOfTheJoinAreToldWhateverTheSpelling() {
        assertThat(joined(conversation(0, "{}", "naming", "pal"))).extracting(CallbackEvent::type)
                .containsExactly("system.replica_joined", "system.pal_joined");
    }

    @Test
    void timesInATranscriptAreTextsOrNumbers() {
        assertThat(timeOfGreeting(conversation(0, "{\"custom_greeting\": \"Hi.\"}")))
                .isEqualTo("2026-03-01T12:00:00.000000Z");
        assertThat(timeOfGreeting(
                conversation(0, "{\"custom_greeting\": \"Hi.\"}", "transcript-timestamps", "unix")))
                .isEqualTo(NOON.getEpochSecond() * 1.0);
        assertThat(timeOfGreeting(
                conversation(0, "{\"custom_greeting\": \"Hi.\"}", "transcript-timestamps", "mixed")))
                .isInstanceOf(String.class);
        assertThat(timeOfGreeting(
                conversation(1, "{\"custom_greeting\": \"Hi.\"}", "transcript-timestamps", "mixed")))
                .isInstanceOf(Double.class);
    }

    @Test
    void theReplicaTakesASeat() {
        var conversation = conversation(0, "{\"max_participants\": 2}");
        conversation.join("Anna", "", NOON);

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> conversation.join("Bob", "", NOON))
                .withMessage("Conversation c1 is full");
    }

    @Test
    void aPrivateRoomOpensToItsTokenForAWhile() {
        var conversation = conversation(0,
                "{\"require_auth\": true, \"properties\": {\"participant_absent_timeout\": 60}}");
        var token = conversation.snapshot().meetingToken().text();

        assertThat(token.split("\\.")).hasSize(3);
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> conversation.join("Anna", "", NOON))
                .withMessage("You are not allowed to join this meeting.")
                .matches(refused -> refused.status() == 403);
        conversation.join("Anna", token, NOON.plusSeconds(60));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> conversation.join("Bob", token, NOON.plusSeconds(61)));
        assertThat(conversation.snapshot().toString()).doesNotContain(token);
    }

    private static LiveConversation conversation(long row, String request, String... switches) {
        return new LiveConversation("c1", row, CreateConversation.of(Fields.parse(request.getBytes(UTF_8))),
                new Cast("r1", "p1", "Be kind.", false), Settings.with(switches), NOON);
    }

    private static List<CallbackEvent> joined(LiveConversation conversation) {
        return conversation.join("Anna", "", NOON);
    }

    private static Object timeOfGreeting(LiveConversation conversation) {
        conversation.join("Anna", "", NOON);
        var transcript = (List<?>) conversation.end("x", NOON).getLast().properties().get("transcript");
        return ((TranscriptEntry) transcript.get(1)).timestamp();
    }
}
