package dev.parley.sandbox.elevenlabs.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.parley.sandbox.Receiver.Delivery;
import dev.parley.sandbox.elevenlabs.Bench;
import dev.parley.sandbox.elevenlabs.webhooks.WebhookEvent.Kind;
import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.traffic.SentWebhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {
    private static final WebhookSigner SIGNER = new WebhookSigner("wsec_testsecret");
    private static final String RETRYING = "webhook-retry-enabled";

    private Bench bench = new Bench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void aWebhookIsSignedOverTheBodyAsItIsSent() {
        publish(Kind.TRANSCRIPT, "conv_1");

        var told = awaitOne();
        assertThat(told.header("ElevenLabs-Signature")).isEqualTo(SIGNER.header(told.body(), Bench.NOON));
        assertThat(told.contentType()).isEqualTo("application/json");
        assertThat(told.text("/type")).isEqualTo("post_call_transcription");
        assertThat(told.json().path("event_timestamp").asLong()).isEqualTo(Bench.NOON.getEpochSecond());
        assertThat(told.text("/data/conversation_id")).isEqualTo("conv_1");
    }

    @Test
    void aSignatureFollowsEverybodysClockWhenTheSandboxIsAhead() {
        bench.advance(Duration.ofHours(1));

        publish(Kind.TRANSCRIPT, "conv_1");

        assertThat(awaitOne().header("ElevenLabs-Signature")).startsWith("t=" + Bench.NOON.getEpochSecond() + ",");
    }

    @Test
    void aForgedSignatureIsMadeWithAnotherSecret() {
        misbehave("wrong-signature", "");

        publish(Kind.TRANSCRIPT, "conv_1");

        var told = awaitOne();
        assertThat(told.header("ElevenLabs-Signature")).matches("t=[0-9]+,v0=[0-9a-f]{64}")
                .isNotEqualTo(SIGNER.header(told.body(), Bench.NOON));
    }

    @Test
    void aClockThatIsOffShiftsTheSignatureAndTheEvent() {
        misbehave("clock-skew", ",\"skew_seconds\":-3600");

        publish(Kind.TRANSCRIPT, "conv_1");

        var told = awaitOne();
        var hourAgo = Bench.NOON.minus(Duration.ofHours(1));
        assertThat(told.header("ElevenLabs-Signature")).isEqualTo(SIGNER.header(told.body(), hourAgo));
        assertThat(told.json().path("event_timestamp").asLong()).isEqualTo(hourAgo.getEpochSecond());
    }

    @Test
    void audioIsSentInChunksAndOnlyIfItIsAskedFor() {
        publish(Kind.AUDIO, "conv_1");
        with("webhook-events", "audio");
        publish(Kind.TRANSCRIPT, "conv_2");
        publish(Kind.AUDIO, "conv_3");

        var told = awaitOne();
        assertThat(told.text("/type")).isEqualTo("post_call_audio");
        assertThat(told.text("/data/conversation_id")).isEqualTo("conv_3");
        assertThat(told.header("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(bench.traffic.webhooks()).hasSize(1);
    }

    @Test
    void nothingIsRepeatedUnlessThatWasAskedFor() {
        bench.receiver.answer(500);

        publish(Kind.TRANSCRIPT, "conv_1");
        awaitAttempts(1);
        bench.advance(Duration.ofHours(1));

        assertThat(bench.traffic.webhooks()).hasSize(1);
        assertThat(only().lastFailureStatus()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 503, 429, 408})
    void whatMayPassIsTriedFiveTimesInHalfAnHour(int status) {
        with(RETRYING, "true");
        bench.receiver.answer(status, status, status, status, status);

        publish(Kind.TRANSCRIPT, "conv_1");
        awaitAttempts(1);
        assertAttempts(Duration.ofSeconds(26), 1);
        assertAttempts(Duration.ofSeconds(34), 2);
        assertAttempts(Duration.ofSeconds(107), 2);
        assertAttempts(Duration.ofSeconds(133), 3);
        assertAttempts(Duration.ofMinutes(7), 3);
        assertAttempts(Duration.ofMinutes(9), 4);
        assertAttempts(Duration.ofMinutes(26), 4);
        assertAttempts(Duration.ofMinutes(34), 5);
        assertAttempts(Duration.ofHours(5), 5);

        assertThat(bench.receiver.deliveries()).extracting(it -> it.header("ElevenLabs-Signature")).hasSize(5)
                .containsOnly(bench.receiver.deliveries().getFirst().header("ElevenLabs-Signature"));
        assertThat(only().consecutiveFailures()).isEqualTo(1);
        assertThat(only().retriesWaiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 400, 401, 404, 410})
    void onlyTwoHundredIsSuccessAndTheseAreNotTriedAgain(int status) {
        with(RETRYING, "true");
        bench.receiver.answer(status);

        publish(Kind.TRANSCRIPT, "conv_1");
        awaitAttempts(1);
        bench.advance(Duration.ofHours(1));

        assertThat(bench.traffic.webhooks()).hasSize(1);
        assertThat(only().consecutiveFailures()).isEqualTo(1);
        assertThat(only().lastFailureStatus()).isEqualTo(status);
    }

    @Test
    void audioIsNotTriedAgain() {
        with(RETRYING, "true", "webhook-events", "audio");
        bench.receiver.answer(500);

        publish(Kind.AUDIO, "conv_1");
        awaitAttempts(1);
        bench.advance(Duration.ofHours(1));

        assertThat(bench.traffic.webhooks()).hasSize(1);
    }

    @Test
    void aReceiverThatIsNotThereIsTriedAgain() {
        with(RETRYING, "true");
        bench.receiver.close();

        publish(Kind.TRANSCRIPT, "conv_1");
        awaitAttempts(1);
        bench.advance(Duration.ofHours(1));

        assertThat(bench.traffic.webhooks()).hasSize(5).allSatisfy(sent -> assertThat(sent.status()).isNull());
        assertThat(only().lastFailureStatus()).isNull();
        assertThat(only().lastFailureAt()).isNotNull();
    }

    @Test
    void aRepetitionIsSignedAnewIfTheSettingsSaySo() {
        with(RETRYING, "true", "webhook-retries-resigned", "true");
        bench.receiver.answer(500);

        publish(Kind.TRANSCRIPT, "conv_1");
        awaitAttempts(1);
        bench.outside.move(Duration.ofSeconds(20));
        bench.advance(Duration.ofMinutes(1));

        assertThat(bench.receiver.deliveries()).extracting(it -> it.header("ElevenLabs-Signature").split(",")[0])
                .containsExactly("t=" + Bench.NOON.getEpochSecond(), "t=" + Bench.NOON.plusSeconds(20)
                        .getEpochSecond());
    }

    @Test
    void aHundredMessagesWaitForTheirRepetitionAndNoMore() {
        with(RETRYING, "true");
        bench.receiver.answer(Collections.nCopies(103, 500).toArray(Integer[]::new));

        IntStream.range(0, 103).forEach(i -> publish(Kind.TRANSCRIPT, "conv_" + i));
        awaitAttempts(103);
        bench.advance(Duration.ofSeconds(10));
        assertThat(only().retriesWaiting()).isEqualTo(100);
        bench.advance(Duration.ofMinutes(1));

        assertThat(bench.traffic.webhooks()).hasSize(203);
        assertThat(only().retriesWaiting()).isZero();
    }

    @Test
    void aReceiverThatOnlyFailsIsDisabledAndThenHearsNothing() {
        bench.receiver.answer(Collections.nCopies(10, 500).toArray(Integer[]::new));
        failTimes(9);
        assertThat(only().isAutoDisabled()).isFalse();

        failTimes(1);

        assertThat(only().isAutoDisabled()).isTrue();
        assertThat(only().isDisabled()).isTrue();
        publish(Kind.TRANSCRIPT, "conv_late");
        bench.advance(Duration.ofMinutes(1));
        assertThat(bench.traffic.webhooks()).hasSize(10);
    }

    @Test
    void enablingAgainForgivesWhatWentWrong() {
        bench.receiver.answer(Collections.nCopies(11, 500).toArray(Integer[]::new));
        failTimes(10);

        bench.webhooks.change(only().id(), "again", false);
        failTimes(1);

        assertThat(only().isAutoDisabled()).isFalse();
        assertThat(only().consecutiveFailures()).isEqualTo(1);
        assertThat(only().name()).isEqualTo("again");
    }

    @Test
    void aDisabledWebhookHearsNothing() {
        bench.webhooks.change(only().id(), "quiet", true);

        publish(Kind.TRANSCRIPT, "conv_1");
        bench.advance(Duration.ofMinutes(1));

        assertThat(bench.traffic.webhooks()).isEmpty();
        assertThat(only().isAutoDisabled()).isFalse();
    }

    @Test
    void everyWebhookIsToldWithItsOwnSecret() {
        bench.webhooks.add("second", bench.receiver.url("/second"), "wsec_other");

        publish(Kind.TRANSCRIPT, "conv_1");

        await().untilAsserted(() -> assertThat(bench.receiver.deliveries()).hasSize(2));
        assertThat(bench.receiver.deliveries()).allSatisfy(told -> assertThat(told.header("ElevenLabs-Signature"))
                .isEqualTo(new WebhookSigner(told.path().equals("/second") ? "wsec_other" : "wsec_testsecret")
                        .header(told.body(), Bench.NOON)));
    }

    @Test
    void withoutAnAddressNobodyIsTold() {
        with("webhook-url", "");

        publish(Kind.TRANSCRIPT, "conv_1");
        bench.advance(Duration.ofMinutes(1));

        assertThat(bench.webhooks.all()).isEmpty();
        assertThat(bench.traffic.webhooks()).isEmpty();
    }

    @Test
    void forgettingEverythingLeavesTheWebhookOfTheSettings() {
        bench.webhooks.add("second", bench.receiver.url("/second"), "wsec_other");
        bench.webhooks.change(only().id(), "sandbox", true);

        bench.webhooks.clear();

        assertThat(bench.webhooks.all()).extracting(WebhookState::url, WebhookState::isDisabled)
                .containsExactly(tuple(bench.receiver.url("/hook"), false));
    }

    private void with(String... switches) {
        bench.close();
        bench = new Bench(switches);
    }

    private void misbehave(String fault, String more) {
        bench.misbehaviour.follow(Fields.parse(
                "{\"webhooks\":[{\"vendor\":\"elevenlabs\",\"webhook\":\"*\",\"fault\":\"%s\"%s}]}"
                        .formatted(fault, more)
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private void publish(Kind kind, String conversation) {
        bench.webhooks.publish(new WebhookEvent(kind, conversation, bench.clock.instant(),
                () -> Map.of("conversation_id", conversation)));
    }

    private void failTimes(int times) {
        var before = bench.traffic.webhooks().size();
        IntStream.range(0, times).forEach(i -> publish(Kind.TRANSCRIPT, "conv_" + (before + i)));
        awaitAttempts(before + times);
        bench.advance(Duration.ofMillis(1));
    }

    private void awaitAttempts(int count) {
        await().untilAsserted(() -> assertThat(bench.traffic.webhooks()).extracting(SentWebhook::attempt)
                .hasSize(count));
    }

    private Delivery awaitOne() {
        await().untilAsserted(() -> assertThat(bench.receiver.deliveries()).hasSize(1));
        return bench.receiver.deliveries().getFirst();
    }

    private void assertAttempts(Duration sinceNoon, int count) {
        bench.advance(Duration.between(bench.clock.instant(), Bench.NOON.plus(sinceNoon)));
        assertThat(bench.traffic.webhooks()).hasSize(count);
    }

    private WebhookState only() {
        return bench.webhooks.all().getFirst();
    }
}
