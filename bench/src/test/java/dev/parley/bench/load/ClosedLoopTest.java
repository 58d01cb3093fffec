package dev.parley.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

    @Test
    void asManyAreOnTheirWayAsWereAskedForAndFailuresDoNotCount() throws InterruptedException {
        var open = new AtomicInteger();
        var most = new AtomicInteger();

        var perSecond = ClosedLoop.perSecond(call -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            return CompletableFuture.runAsync(() -> {
                open.decrementAndGet();
                if (call % 2 == 0) {
                    throw new IllegalStateException("half of them");
                }
            });
        }, 3, Duration.ofMillis(50));

        assertThat(most).hasValueLessThanOrEqualTo(3);
        assertThat(open).hasValue(0);
        assertThat(perSecond).isPositive();
    }

    @Test
    void withoutASuccessNothingWasDone() throws InterruptedException {
        assertThat(ClosedLoop.perSecond(_ -> CompletableFuture.runAsync(() -> {
            throw new IllegalStateException("none");
        }), 2, Duration.ofMillis(20))).isZero();
    }
}
