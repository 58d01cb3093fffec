package dev.parley.sandbox.livekit.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.parley.sandbox.Receiver;
import dev.parley.sandbox.delivery.Deliveries;
import dev.parley.sandbox.livekit.Settings;
import dev.parley.sandbox.livekit.proto.ParticipantInfo;
import dev.parley.sandbox.livekit.proto.ParticipantInfo.Kind;
import dev.parley.sandbox.livekit.proto.Permission;
import dev.parley.sandbox.livekit.proto.RoomInfo;
import dev.parley.sandbox.misbehaviour.Misbehaviour;
import dev.parley.sandbox.platform.HttpPost;
import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.platform.SerialQueues;
import dev.parley.sandbox.platform.Timers;
import dev.parley.sandbox.traffic.SentWebhook;
import dev.parley.sandbox.traffic.Traffic;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final ParticipantInfo ANN = ParticipantInfo.active("PA_ann", "ann", "", "", Kind.STANDARD, Map.of(),
            Permission.OF_AGENT, NOON);

    private final SandboxClock clock = new SandboxClock(Clock.systemUTC());
    private final Timers timers = new Timers(clock);
    private final Receiver receiver = new Receiver();
    private final Traffic traffic = new Traffic();
    private final SerialQueues queues = new SerialQueues(timers);
    private final Webhooks webhooks = telling(receiver.url("/hook"));

    @AfterEach
    void stop() {
        queues.clear();
        timers.stop();
        receiver.close();
    }

    @Test
    void aFailingReceiverIsTriedFiveTimesWithTheSameBodyAndToken() {
        receiver.answer(500, 429, 503, 502, 500);

        webhooks.publish(WebhookEvent.roomStarted(room("one"), NOON));
        webhooks.publish(WebhookEvent.roomFinished(room("one"), NOON));

        await().untilAsserted(() -> assertThat(receiver.deliveries()).hasSize(6));
        var first = receiver.deliveries().getFirst();
        assertThat(receiver.deliveries().subList(0, 5)).allSatisfy(delivery -> {
            assertThat(delivery.body()).isEqualTo(first.body());
            assertThat(delivery.authorization()).isEqualTo(first.authorization());
        });
        assertThat(receiver.deliveries().getLast().text("/event")).isEqualTo("room_finished");
    }

    @Test
    void theReceiverThatRecoversIsToldOnceMore() {
        receiver.answer(500);

        webhooks.publish(WebhookEvent.roomStarted(room("one"), NOON));

        await().untilAsserted(() -> assertThat(traffic.webhooks()).extracting(SentWebhook::attempt, SentWebhook::status)
                .containsExactly(tuple(1, 500), tuple(2, 200)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 501})
    void theseAnswersCountAsDelivered(int status) {
        receiver.answer(status);

        webhooks.publish(WebhookEvent.roomStarted(room("one"), NOON));
        webhooks.publish(WebhookEvent.roomFinished(room("one"), NOON));

        await().untilAsserted(() -> assertThat(traffic.webhooks()).extracting(SentWebhook::event, SentWebhook::status)
                .containsExactly(tuple("room_started", status), tuple("room_finished", 200)));
    }

    @Test
    void aReceiverThatIsNotThereIsTriedFiveTimes() {
        var nobody = receiver.url("/hook");
        receiver.close();

        telling(nobody).publish(WebhookEvent.roomStarted(room("one"), NOON));

        await().untilAsserted(() -> assertThat(traffic.webhooks()).hasSize(5).allSatisfy(sent -> {
            assertThat(sent.status()).isNull();
            assertThat(sent.error()).contains("ConnectException");
        }));
    }

    @Test
    void whatWaitedTooLongBehindAHangingReceiverIsDropped() throws InterruptedException {
        var answer = receiver.hang();
        webhooks.publish(WebhookEvent.roomStarted(room("one"), NOON));
        await().untilAsserted(() -> assertThat(receiver.deliveries()).hasSize(1));
        webhooks.publish(WebhookEvent.participantJoined(room("one"), ANN, NOON));

        timers.advance(Duration.ofSeconds(31), () -> {});
        webhooks.publish(WebhookEvent.roomFinished(room("one"), clock.instant()));
        answer.countDown();

        await().untilAsserted(() -> assertThat(traffic.webhooks()).extracting(SentWebhook::event, SentWebhook::attempt,
                SentWebhook::error).containsExactly(tuple("room_started", 1, null),
                        tuple("participant_joined", 0, "dropped: it waited too long"),
                        tuple("room_finished", 1, null)));
    }

    @Test
    void aHangingReceiverStopsOnlyTheRoomsItHoldsUp() {
        receiver.hang();

        webhooks.publish(WebhookEvent.roomStarted(room("one"), NOON));
        webhooks.publish(WebhookEvent.roomFinished(room("one"), NOON));
        webhooks.publish(WebhookEvent.roomStarted(room("two"), NOON));

        await().untilAsserted(
                () -> assertThat(receiver.deliveries()).extracting(delivery -> delivery.text("/room/name"))
                        .containsExactlyInAnyOrder("one", "two"));
    }

    @Test
    void aQueueHoldsTwoHundredEventsAndDropsTheRest() {
        receiver.hang();
        webhooks.publish(WebhookEvent.roomStarted(room("one"), NOON));
        await().untilAsserted(() -> assertThat(receiver.deliveries()).hasSize(1));

        IntStream.range(0, 201).forEach(_ -> webhooks.publish(WebhookEvent.roomFinished(room("one"), NOON)));

        assertThat(traffic.webhooks()).extracting(SentWebhook::error).containsExactly("dropped: the queue is full");
    }

    @Test
    void everyAddressIsTold() {
        telling(receiver.url("/a"), receiver.url("/b")).publish(WebhookEvent.roomStarted(room("one"), NOON));

        await().untilAsserted(() -> assertThat(receiver.deliveries()).extracting(Receiver.Delivery::path)
                .containsExactlyInAnyOrder("/a", "/b"));
        assertThat(receiver.deliveries()).extracting(delivery -> delivery.text("/id")).containsOnly(
                receiver.deliveries().getFirst().text("/id"));
    }

    private Webhooks telling(URI... urls) {
        return new Webhooks(Settings.telling(urls),
                new Deliveries(new Misbehaviour(), queues, timers, new HttpPost(), traffic, clock), clock);
    }

    private static RoomInfo room(String name) {
        return RoomInfo.created("RM_one", name, 10, 3, 0, "turn", "", NOON);
    }
}
