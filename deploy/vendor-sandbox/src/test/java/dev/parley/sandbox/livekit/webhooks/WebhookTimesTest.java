package dev.parley.sandbox.livekit.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.sandbox.livekit.Bench;
import dev.parley.sandbox.livekit.proto.RoomInfo;
import dev.parley.sandbox.traffic.SentWebhook;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The measured times of a real server's attempts, in seconds from the first.
class WebhookTimesTest {
    private static final RoomInfo ROOM = RoomInfo.created("RM_one", "one", 10, 3, 0, "turn", "", Bench.NOON);

    private final Bench bench = new Bench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void attemptsAreMadeAtNoughtOneThreeSevenAndFifteenSecondsAndWhatFollowsWaitsForThem() {
        bench.receiver.answer(500, 500, 429, 503, 500);
        bench.webhooks.publish(WebhookEvent.roomStarted(ROOM, Bench.NOON));
        bench.webhooks.publish(WebhookEvent.roomFinished(ROOM, Bench.NOON));

        bench.advance(15);

        assertThat(bench.traffic.webhooks()).extracting(SentWebhook::event, WebhookTimesTest::second,
                SentWebhook::status).containsExactly(tuple("room_started", 0L, 500), tuple("room_started", 1L, 500),
                        tuple("room_started", 3L, 429), tuple("room_started", 7L, 503),
                        tuple("room_started", 15L, 500), tuple("room_finished", 15L, 200));
    }

    @Test
    void whatWaitedMoreThanThirtySecondsBehindFailingAttemptsIsDropped() {
        bench.receiver.answer(Collections.nCopies(15, 500).toArray(Integer[]::new));
        Stream.of("A", "B", "C", "D").forEach(this::tell);
        bench.advance(16);
        tell("E");

        bench.advance(29);

        assertThat(bench.traffic.webhooks()).hasSize(17).extracting(SentWebhook::attempt, SentWebhook::error)
                .endsWith(tuple(5, null), tuple(0, "dropped: it waited too long"), tuple(1, null));
        assertThat(bench.receiver.deliveries()).extracting(delivery -> delivery.text("/room/metadata"))
                .containsSubsequence("A", "B", "C", "E").doesNotContain("D");
    }

    private void tell(String metadata) {
        bench.webhooks.publish(WebhookEvent.roomStarted(ROOM.withMetadata(metadata), Bench.NOON));
    }

    private static long second(SentWebhook sent) {
        return Duration.between(Bench.NOON, sent.at()).toSeconds();
    }
}
