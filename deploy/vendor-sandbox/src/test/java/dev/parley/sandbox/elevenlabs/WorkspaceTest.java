package dev.parley.sandbox.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.sandbox.platform.Refused;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
    private Bench bench = new Bench();
    private final KeptLine line = new KeptLine();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void aConversationIsAnalysedForAWhileBeforeItIsDone() {
        var id = bench.workspace.ring("agent_1", Origin.SIP).id();
        assertThat(bench.statusOf(id)).isEqualTo(Status.INITIATED);

        bench.workspace.join(id, ClientData.NONE);
        assertThat(bench.statusOf(id)).isEqualTo(Status.IN_PROGRESS);
        bench.workspace.end(id, "over");
        assertThat(bench.statusOf(id)).isEqualTo(Status.PROCESSING);
        bench.advance(Duration.ofMillis(2900));
        assertThat(bench.statusOf(id)).isEqualTo(Status.PROCESSING);
        bench.advance(Duration.ofMillis(100));

        assertThat(bench.statusOf(id)).isEqualTo(Status.DONE);
    }

    @Test
    void aConversationEndsNormallyWhenItsTimeIsUp() {
        with("max-duration", "2m", "input-timeout", "1h");
        var id = bench.dial(line);
        bench.workspace.begin(id, ClientData.NONE);

        bench.advance(Duration.ofSeconds(119));
        assertThat(bench.statusOf(id)).isEqualTo(Status.IN_PROGRESS);
        bench.advance(Duration.ofSeconds(1));

        assertThat(bench.statusOf(id)).isEqualTo(Status.PROCESSING);
        assertThat(line.closeCode()).isEqualTo(1000);
        assertThat(bench.workspace.find(id).orElseThrow().seconds()).isEqualTo(120);
    }

    @Test
    void anOpenSocketIsNotCutWhenItsSignedUrlExpires() {
        with("max-duration", "1h", "input-timeout", "1h");
        var id = bench.dial(line);
        bench.workspace.begin(id, ClientData.NONE);

        bench.advance(Duration.ofMinutes(16));

        assertThat(bench.statusOf(id)).isEqualTo(Status.IN_PROGRESS);
    }

    @Test
    void aSilentSocketIsClosedAfterAMinute() {
        var id = bench.dial(line);
        bench.workspace.begin(id, ClientData.NONE);
        bench.advance(Duration.ofSeconds(50));
        bench.workspace.input(id);

        bench.advance(Duration.ofSeconds(59));
        assertThat(bench.statusOf(id)).isEqualTo(Status.IN_PROGRESS);
        bench.advance(Duration.ofSeconds(1));

        assertThat(line.closeCode()).isEqualTo(1002);
        assertThat(bench.workspace.find(id).orElseThrow().failure()).isEqualTo(Failure.SILENCE);
    }

    @Test
    void answeringPingsIsNoInput() {
        var id = bench.dial(line);
        bench.workspace.begin(id, ClientData.NONE);
        bench.advance(Duration.ofSeconds(59));
        bench.workspace.pong(id);

        bench.advance(Duration.ofSeconds(1));

        assertThat(line.closeCode()).isEqualTo(1002);
    }

    @Test
    void whoNeverBeginsIsClosedAfterAMinuteToo() {
        var id = bench.dial(line);

        bench.advance(Duration.ofSeconds(60));

        assertThat(line.closeCode()).isEqualTo(1002);
        assertThat(bench.statusOf(id)).isEqualTo(Status.FAILED);
    }

    @Test
    void pingsTellHowLongTheLastAnswerTook() {
        var id = bench.dial(line);
        bench.workspace.begin(id, ClientData.NONE);
        bench.advance(Duration.ofMillis(100));
        assertThat(line.last("ping").at("/ping_event/ping_ms").isNull()).isTrue();
        bench.advance(Duration.ofMillis(40));
        bench.workspace.pong(id);

        bench.advance(Duration.ofSeconds(5));

        assertThat(line.last("ping").at("/ping_event/ping_ms").asInt()).isEqualTo(40);
        assertThat(line.last("ping").at("/ping_event/event_id").asInt()).isPositive();
    }

    @Test
    void theServerSpeaksInTheVendorsOrder() {
        var id = bench.dial(line);

        bench.workspace.begin(id, ClientData.NONE);
        bench.workspace.write(id, "Tea?");

        assertThat(line.types()).containsExactly("conversation_initiation_metadata", "ping", "agent_response",
                "agent_response");
        assertThat(line.last("agent_response").at("/agent_response_event/agent_response").asText())
                .isEqualTo("You said: Tea?");
    }

    @Test
    void theAgentSpeaksAMomentAfterTheMetadata() {
        var id = bench.dial(line);

        bench.workspace.begin(id, ClientData.NONE);
        assertThat(line.types()).containsExactly("conversation_initiation_metadata");
        bench.advance(Duration.ofMillis(100));

        assertThat(line.types()).containsExactly("conversation_initiation_metadata", "ping", "agent_response");
    }

    @Test
    void typedMessagesComeBackIfTheSettingsSaySo() {
        with("user-messages-echoed", "true");
        var id = bench.dial(line);
        bench.workspace.begin(id, ClientData.NONE);

        bench.workspace.write(id, "Tea?");

        assertThat(line.last("user_transcript").at("/user_transcription_event/user_transcript").asText())
                .isEqualTo("Tea?");
    }

    @Test
    void whereNothingIsSpokenAnswersAreWrittenOut() {
        var id = bench.dial(line);

        bench.workspace.begin(id, Bench.data(
                "{\"conversation_config_override\":{\"agent\":{\"first_message\":\"Moin\"},"
                        + "\"conversation\":{\"text_only\":true}}}"));
        bench.advance(Duration.ofMillis(100));

        assertThat(line.types()).containsSubsequence("agent_chat_response_part", "agent_chat_response_part",
                "agent_chat_response_part", "agent_response");
        assertThat(line.last("agent_response").at("/agent_response_event/agent_response").asText()).isEqualTo("Moin");
        bench.workspace.end(id, "over");
        bench.advance(Duration.ofSeconds(3));
        assertThat(bench.workspace.find(id).orElseThrow().hasAudio()).isFalse();
    }

    @Test
    void aMissingDynamicVariableIsABrokenContract() {
        with("required-variables", "name,plan");
        var id = bench.dial(line);

        bench.workspace.begin(id, Bench.data("{\"dynamic_variables\":{\"plan\":\"gold\"}}"));

        assertThat(line.closeCode()).isEqualTo(1008);
        assertThat(line.closeReason()).isEqualTo("missing_dynamic_variable: name");
        assertThat(line.last("error").at("/error_event/error_type").asText()).isEqualTo("missing_dynamic_variable");
        assertThat(line.types()).doesNotContain("conversation_initiation_metadata");
        assertThat(bench.statusOf(id)).isEqualTo(Status.FAILED);
    }

    @Test
    void whatACallerCannotHaveChosenIsRefused() {
        assertThatThrownBy(() -> Bench.data("{\"dynamic_variables\":{\"system__time\":\"noon\"}}"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Bench.data("{\"dynamic_variables\":{\"list\":[]}}")).isInstanceOf(Refused.class);
        assertThat(Bench.data("{\"dynamic_variables\":{\"n\":1,\"b\":true,\"secret__s\":\"x\"}}").json().at(
                "/dynamic_variables/n").asInt()).isEqualTo(1);
    }

    @Test
    void oneConversationTooManyDoesNotStart() {
        with("concurrent-max", "1");
        var first = bench.call();
        var second = bench.dial(line);

        bench.workspace.begin(second, ClientData.NONE);

        assertThat(line.closeCode()).isEqualTo(1002);
        assertThat(line.closeReason()).startsWith("too_many_concurrent_requests");
        assertThat(bench.workspace.prepareForToken("agent_1")).isEmpty();
        bench.workspace.end(first, "over");
        assertThat(bench.workspace.prepareForToken("agent_1")).isPresent();
    }

    @Test
    void anExceededQuotaIsTheEnd() {
        var id = bench.dial(line);
        bench.workspace.begin(id, ClientData.NONE);

        bench.workspace.exceedQuota(id);

        assertThat(line.closeCode()).isEqualTo(1002);
        assertThat(line.closeReason()).isEqualTo("This request exceeds your quota limit.");
        assertThat(line.last("error").at("/error_event/code").asInt()).isEqualTo(1002);
        assertThat(bench.statusOf(id)).isEqualTo(Status.FAILED);
    }

    @Test
    void anExceededQuotaIsSaidFlatIfTheSettingsSaySo() {
        with("quota-errors-flat", "true");
        var id = bench.dial(line);
        bench.workspace.begin(id, ClientData.NONE);

        bench.workspace.exceedQuota(id);

        assertThat(line.last("error").has("error_event")).isFalse();
        assertThat(line.last("error").path("message").asText())
                .isEqualTo("received 1002 (protocol error) This request exceeds your quota limit.");
    }

    @Test
    void whatFailedInProgressIsToldUnlessTheSettingsSayOtherwise() {
        var told = bench.call();
        bench.workspace.exceedQuota(told);
        bench.advance(Duration.ofSeconds(3));
        await().untilAsserted(() -> assertThat(bench.receiver.deliveries()).extracting(it -> it.text("/data/status"))
                .containsExactly("failed"));

        with("failed-told", "false");
        bench.workspace.exceedQuota(bench.call());
        bench.advance(Duration.ofMinutes(1));
        assertThat(bench.traffic.webhooks()).isEmpty();
    }

    @Test
    void aDeletedConversationGoesOnAndIsToldToNobody() {
        var id = bench.dial(line);
        bench.workspace.begin(id, ClientData.NONE);

        assertThat(bench.workspace.delete(id)).isTrue();

        assertThat(bench.workspace.find(id)).isEmpty();
        assertThat(bench.workspace.delete(id)).isFalse();
        assertThat(line.closeCode()).isZero();
        bench.workspace.write(id, "Still there?");
        assertThat(line.last("agent_response").toString()).contains("Still there?");
        bench.workspace.hungUp(id, 1000);
        bench.advance(Duration.ofSeconds(3));
        assertThat(bench.traffic.webhooks()).isEmpty();
    }

    @Test
    void deletingHangsUpIfTheSettingsSaySo() {
        with("delete-hangs-up", "true");
        var id = bench.dial(line);
        bench.workspace.begin(id, ClientData.NONE);

        bench.workspace.delete(id);

        assertThat(line.closeCode()).isEqualTo(1000);
    }

    @Test
    void onlyKnownAgentsAreBelievedOnceTheyAreListed() {
        assertThat(bench.workspace.knows("anybody")).isTrue();

        with("agents", "agent_1,agent_2", "public-agents", "agent_2,agent_3");

        assertThat(bench.workspace.knows("anybody")).isFalse();
        assertThat(bench.workspace.admit("agent_1", "", line)).isInstanceOf(Admission.Denied.class);
        assertThat(bench.workspace.admit("agent_2", "", line)).isInstanceOf(Admission.Admitted.class);
        assertThat(bench.workspace.admit("agent_3", "", line)).isInstanceOf(Admission.Denied.class);
    }

    @Test
    void feedbackCountsLikesAndDislikesOfAnswers() {
        var id = bench.call();

        bench.workspace.scoreAnswer(id, 1, "like");
        bench.workspace.scoreAnswer(id, 2, "dislike");
        bench.workspace.scoreAnswer(id, 3, "like");
        bench.workspace.scoreAnswer(id, 3, null);

        assertThat(bench.workspace.find(id).orElseThrow().feedback())
                .isEqualTo(new Conversation.Feedback(null, 1, 1));
    }

    @Test
    void aCallNobodyAnswersIsToldInTheWordsOfTheTelephone() {
        var id = bench.workspace.ring("agent_1", Origin.TWILIO).id();
        assertThatThrownBy(() -> bench.workspace.breakDown(id, "asleep")).isInstanceOf(Refused.class);

        bench.workspace.breakDown(id, "no-answer");

        await().untilAsserted(() -> assertThat(bench.receiver.deliveries()).hasSize(1));
        var told = bench.receiver.deliveries().getFirst();
        assertThat(List.of(told.text("/type"), told.text("/data/failure_reason"), told.text("/data/metadata/type")))
                .containsExactly("call_initiation_failure", "no-answer", "twilio");
        assertThat(told.text("/data/conversation_id")).isEqualTo(id);
    }

    @Test
    void forgettingEverythingClosesSocketsAndTellsNobody() {
        var id = bench.dial(line);
        bench.workspace.begin(id, ClientData.NONE);

        bench.workspace.clear();
        bench.advance(Duration.ofMinutes(20));

        assertThat(line.closeCode()).isEqualTo(1001);
        assertThat(bench.workspace.all()).isEmpty();
        assertThat(bench.traffic.webhooks()).isEmpty();
    }

    private void with(String... switches) {
        bench.close();
        bench = new Bench(switches);
    }
}
