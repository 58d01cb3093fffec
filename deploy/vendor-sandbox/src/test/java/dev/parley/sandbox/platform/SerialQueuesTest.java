package dev.parley.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.sandbox.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SerialQueuesTest {
    private final Timers timers = new Timers(new SandboxClock(new MovableClock(Instant.EPOCH)));
    private final SerialQueues queues = new SerialQueues(timers);
    private final List<String> happened = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        queues.clear();
        timers.stop();
    }

    @Test
    void whatSharesAKeyHappensInOrderThoughTheFirstPauses() throws InterruptedException {
        queues.offer("a", () -> {
            queues.pause(Duration.ofSeconds(30));
            happened.add("first");
        });
        queues.offer("a", () -> happened.add("second"));
        queues.awaitQuiet();
        assertThat(happened).isEmpty();

        timers.advance(Duration.ofSeconds(30), queues::awaitQuiet);

        assertThat(happened).containsExactly("first", "second");
    }

    @Test
    void anotherKeyDoesNotWait() {
        var mayGoOn = new CountDownLatch(1);
        queues.offer("a", mayGoOn::await);

        queues.offer("b", () -> happened.add("b"));

        await().untilAsserted(() -> assertThat(happened).containsExactly("b"));
        mayGoOn.countDown();
    }

    @Test
    void quietMeansThatEverythingIsDoneOrPauses() {
        for (var i = 0; i < 100; i++) {
            var key = "queue " + i;
            queues.offer(key, () -> happened.add(key));
            queues.offer(key, () -> happened.add(key));
            queues.offer(key, () -> queues.pause(Duration.ofDays(1)));
        }

        queues.awaitQuiet();

        assertThat(happened).hasSize(200);
    }

    @Test
    void aTaskThatFailsDoesNotStopItsQueue() {
        queues.offer("a", () -> {
            throw new IllegalStateException("on purpose");
        });
        queues.offer("a", () -> happened.add("next"));

        queues.awaitQuiet();

        assertThat(happened).containsExactly("next");
    }

    @Test
    void whoHangsIsWaitedForOnceAndNotAtEveryStep() {
        var never = new CountDownLatch(1);
        queues.offer("a", never::await);
        var patience = new Patience(queues);
        patience.awaitQuiet();
        assertThat(patience.left()).isZero();

        patience.awaitQuiet();

        never.countDown();
    }

    @Test
    void evenAnErrorDoesNotStopAQueue() {
        queues.offer("a", () -> {
            throw new StackOverflowError("on purpose");
        });
        queues.awaitQuiet();

        queues.offer("a", () -> happened.add("next"));
        queues.awaitQuiet();

        assertThat(happened).containsExactly("next");
    }

    @Test
    void clearingForgetsWhatWaitsBehindAPause() throws InterruptedException {
        queues.offer("a", () -> queues.pause(Duration.ofSeconds(30)));
        queues.offer("a", () -> happened.add("never"));
        queues.awaitQuiet();

        queues.clear();
        timers.advance(Duration.ofSeconds(60), queues::awaitQuiet);
        queues.offer("a", () -> happened.add("anew"));
        queues.awaitQuiet();

        assertThat(happened).containsExactly("anew");
    }
}
