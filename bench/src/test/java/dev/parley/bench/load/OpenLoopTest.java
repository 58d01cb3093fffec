package dev.parley.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    private static final Schedule TEN_IN_A_SECOND = new Schedule(10, Duration.ofSeconds(1));

    private final HandSetTimer timer = new HandSetTimer();

    @Test
    void callsLeaveAlthoughNoEarlierOneIsAnswered() throws InterruptedException {
        var answers = new ArrayList<CompletableFuture<Void>>();

        var sample = OpenLoop.run(TEN_IN_A_SECOND, call -> {
            var answer = new CompletableFuture<Void>();
            answers.add(answer);
            if (call == 9) {
                answers.forEach(each -> each.complete(null));
            }
            return answer;
        }, timer);

        assertThat(answers).hasSize(10);
        assertThat(sample.latencies().millis(100)).isEqualTo(900);
        assertThat(sample.latencies().millis(10)).isEqualTo(0);
        assertThat(sample.lateness().millis(100)).isEqualTo(0);
    }

    @Test
    void aCallThatLeavesLateIsChargedFromWhenItWasDue() throws InterruptedException {
        var sample = OpenLoop.run(TEN_IN_A_SECOND, call -> {
            if (call == 0) {
                timer.pass(Duration.ofMillis(350));
            }
            return CompletableFuture.completedFuture(null);
        }, timer);

        assertThat(sample.latencies().millis(100)).isEqualTo(350);
        assertThat(sample.latencies().millis(90)).isEqualTo(250);
        assertThat(sample.lateness().millis(100)).isEqualTo(250);
        assertThat(sample.latencies().millis(50)).isEqualTo(0);
    }

    @Test
    void whileWarmingUpNoMoreAreOnTheirWayThanMayBe() throws InterruptedException {
        var onTheirWay = new AtomicInteger();
        var most = new AtomicInteger();

        OpenLoop.warmUp(new Schedule(10_000, Duration.ofMillis(50)), _ -> {
            most.accumulateAndGet(onTheirWay.incrementAndGet(), Math::max);
            return CompletableFuture.runAsync(onTheirWay::decrementAndGet);
        }, 2);

        assertThat(most.get()).isBetween(1, 2);
        assertThat(onTheirWay).hasValue(0);
    }

    @Test
    void everyFailureIsAnErrorAndTheFirstIsTold() throws InterruptedException {
        var sample = OpenLoop.run(TEN_IN_A_SECOND, call -> call < 4
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(new IllegalStateException("status 503, call " + call)), timer);

        assertThat(sample.errors()).isEqualTo(6);
        assertThat(sample.firstError()).hasValue("status 503, call 4");
        assertThat(sample.donePerSecond()).isCloseTo(4 / 0.9, within(0.001));
    }

    @Test
    void ofTwoOperationsTheSecondBeginsWhenTheFirstIsDone() {
        var first = new CompletableFuture<Void>();
        var begun = new ArrayList<Integer>();
        Operation second = call -> {
            begun.add(call);
            return CompletableFuture.completedFuture(null);
        };

        var both = ((Operation) _ -> first).then(second).begin(7);

        assertThat(begun).isEmpty();
        assertThat(both).isNotDone();
        first.complete(null);
        assertThat(begun).containsExactly(7);
        assertThat(both).isCompleted();
    }

    private static final class HandSetTimer extends Timer {
        private long nanos;

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        long nanos() {
            return nanos;
        }

        @Override
        void waitUntil(long due) {
            nanos = Math.max(nanos, due);
        }
    }
}
