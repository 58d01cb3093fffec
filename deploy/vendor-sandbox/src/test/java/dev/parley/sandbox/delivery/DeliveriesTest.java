package dev.parley.sandbox.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.parley.sandbox.Receiver;
import dev.parley.sandbox.delivery.Message.Seal;
import dev.parley.sandbox.misbehaviour.Misbehaviour;
import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.HttpPost;
import dev.parley.sandbox.platform.HttpPost.Outcome;
import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.platform.SerialQueues;
import dev.parley.sandbox.platform.Timers;
import dev.parley.sandbox.traffic.SentWebhook;
import dev.parley.sandbox.traffic.Traffic;
import dev.parley.sandbox.traffic.Vendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private final Receiver receiver = new Receiver();
    private final SandboxClock clock = new SandboxClock(Clock.systemUTC());
    private final Timers timers = new Timers(clock);
    private final SerialQueues queues = new SerialQueues(timers);
    private final Traffic traffic = new Traffic();
    private final Misbehaviour misbehaviour = new Misbehaviour();
    private final Deliveries deliveries = new Deliveries(misbehaviour, queues, timers, new HttpPost(), traffic, clock);
    private final List<Outcome> settled = new ArrayList<>();

    @AfterEach
    void stop() {
        timers.stop();
        queues.clear();
        receiver.close();
    }

    @Test
    void aDroppedMessageIsNotSentAndTheNextOneIs() {
        order("one", "drop");

        send("one", "two");

        assertThat(received()).containsExactly("two");
        assertThat(traffic.webhooks()).extracting(SentWebhook::event, SentWebhook::attempt, SentWebhook::error,
                SentWebhook::faults).contains(tuple("one", 0, "dropped on purpose", List.of("drop")));
    }

    @Test
    void aDoubledMessageIsSentTwice() {
        order("one", "duplicate");

        send("one", "two");

        assertThat(received()).containsExactly("one", "one", "two");
    }

    @Test
    void anOvertakenMessageLeavesBehindTheNext() {
        order("one", "reorder");

        send("one", "two", "three");

        assertThat(received()).containsExactly("two", "one", "three");
    }

    @Test
    void anOvertakenMessageThatNothingFollowsLeavesByItself() throws InterruptedException {
        order("one", "reorder");
        send("one");
        assertThat(received()).isEmpty();

        timers.advance(Deliveries.HELD_BACK_MAX, queues::awaitQuiet);

        assertThat(received()).containsExactly("one");
    }

    @Test
    void aDelayedMessageLeavesInItsTime() throws InterruptedException {
        order("one", "delay");

        send("one", "two");
        assertThat(received()).containsExactly("two");
        timers.advance(Duration.ofSeconds(1), queues::awaitQuiet);

        assertThat(received()).containsExactly("two", "one");
    }

    @Test
    void aForgedMessageSaysSoToWhoeverSealsIt() {
        order("one", "wrong-signature");

        send("one", "two");

        assertThat(receiver.deliveries()).extracting(Receiver.Delivery::authorization)
                .containsExactly("FORGED", "GENUINE");
    }

    @Test
    void whoeverWritesIsToldHowFarTheClockIsOff() {
        misbehaviour.follow(Fields.parse("""
                {"webhooks": [{"vendor": "livekit", "webhook": "one", "fault": "clock-skew", "skew_seconds": 600}]}"""
                .getBytes(UTF_8)));

        send("one", "two");

        assertThat(receiver.deliveries()).extracting(Receiver.Delivery::userAgent).containsExactly("PT10M", "PT0S");
    }

    @Test
    void aLetterIsWrittenAnewOnlyWhereTheVendorDoesSo() throws InterruptedException {
        receiver.answer(500, 500);
        var written = new ArrayList<String>();

        for (var isRewritten : List.of(false, true)) {
            deliveries.send(new Message(Vendor.ELEVENLABS, "c " + isRewritten, "told", receiver.url("/"),
                    (_, _) -> {
                        written.add("rewritten " + isRewritten);
                        return Letter.of(Map.of(), new byte[0]);
                    }), rules(isRewritten), settled::add);
            queues.awaitQuiet();
        }
        timers.advance(Duration.ofSeconds(31), queues::awaitQuiet);

        assertThat(written).containsExactlyInAnyOrder("rewritten false", "rewritten true", "rewritten true");
        assertThat(settled).containsExactly(new Outcome.Answered(200), new Outcome.Answered(200));
        assertThat(traffic.webhooks()).extracting(SentWebhook::attempt).containsExactlyInAnyOrder(1, 1, 2, 2);
    }

    @Test
    void anAddressThatCannotBeIsToldAsSuch() {
        deliveries.send(new Message(Vendor.TAVUS, "c", "told", URI.create("http://127.0.0.1:99999/x"),
                (_, _) -> Letter.of(Map.of(), new byte[0])), rules(false));
        queues.awaitQuiet();

        assertThat(traffic.webhooks()).singleElement().satisfies(sent -> assertThat(sent.error()).contains(
                "port out of range"));
    }

    @Test
    void theTimeoutCoversTheWholeAnswer() throws Exception {
        try (var never = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerWithoutItsBody(never));
            deliveries.send(new Message(Vendor.TAVUS, "c", "told",
                    URI.create("http://127.0.0.1:" + never.getLocalPort()),
                    (_, _) -> Letter.of(Map.of(), new byte[0])),
                    new Rules(true, Duration.ofMillis(200), null, List.of(), false, _ -> false));

            await().untilAsserted(() -> assertThat(traffic.webhooks()).singleElement().satisfies(
                    sent -> assertThat(sent.error()).contains("Timeout")));
        }
    }

    private static void answerWithoutItsBody(ServerSocket server) {
        try {
            server.accept().getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n".getBytes(UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void aChunkedLetterDoesNotTellItsLength() {
        var body = "{\"a\":1}".getBytes(UTF_8);

        deliveries.send(new Message(Vendor.ELEVENLABS, "c", "audio", receiver.url("/"),
                (_, _) -> Letter.chunked(Map.of(), body)), rules(false));
        deliveries.send(new Message(Vendor.ELEVENLABS, "c", "text", receiver.url("/"),
                (_, _) -> Letter.of(Map.of(), body)), rules(false));
        queues.awaitQuiet();

        assertThat(receiver.deliveries()).extracting(delivery -> delivery.header("Content-Length"))
                .containsExactlyInAnyOrder(null, "7");
        assertThat(receiver.deliveries()).allSatisfy(delivery -> assertThat(delivery.body()).isEqualTo(body));
    }

    private void order(String event, String fault) {
        misbehaviour.follow(
                Fields.parse("{\"webhooks\": [{\"vendor\": \"livekit\", \"webhook\": \"%s\", \"fault\": \"%s\"}]}"
                        .formatted(event, fault).getBytes(UTF_8)));
    }

    private void send(String... events) {
        for (var event : events) {
            deliveries.send(new Message(Vendor.LIVEKIT, "room", event, receiver.url("/"), (seal, skew) -> letter(event,
                    seal, skew)), rules(false));
        }
        queues.awaitQuiet();
    }

    private static Letter letter(String event, Seal seal, Duration skew) {
        return Letter.of(Map.of("Authorization", seal.name(), "User-Agent", skew.toString()),
                "{\"event\":\"%s\"}".formatted(event).getBytes(UTF_8));
    }

    private static Rules rules(boolean isRewritten) {
        return new Rules(true, null, null, List.of(Duration.ofSeconds(30)), isRewritten,
                outcome -> outcome.equals(new Outcome.Answered(500)));
    }

    private List<String> received() {
        return receiver.deliveries().stream().map(delivery -> delivery.text("/event")).toList();
    }
}
