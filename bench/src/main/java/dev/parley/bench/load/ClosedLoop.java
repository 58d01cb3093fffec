package dev.parley.bench.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Begins a call whenever another has ended: how much can be done at most. It says nothing about how long a call takes
/// for somebody who does not wait for others, which [OpenLoop] does.
public final class ClosedLoop {
    private final Operation operation;
    private final long until;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final CountDownLatch open;

    private ClosedLoop(Operation operation, int atOnce, long until) {
        this.operation = operation;
        this.until = until;
        this.open = new CountDownLatch(atOnce);
    }

    /// How many calls a second succeeded.
    ///
    /// @param atOnce
    ///            how many are on their way at any time
    public static double perSecond(Operation operation, int atOnce, Duration length) throws InterruptedException {
        var start = System.nanoTime();
        var loop = new ClosedLoop(operation, atOnce, start + length.toNanos());
        for (var n = 0; n < atOnce; n++) {
            loop.next();
        }
        loop.open.await();
        return loop.done.get() * 1e9 / (System.nanoTime() - start);
    }

    private void next() {
        if (System.nanoTime() >= until) {
            open.countDown();
            return;
        }
        var _ = operation.begin(begun.getAndIncrement()).whenComplete((_, failure) -> {
            if (failure == null) {
                done.incrementAndGet();
            }
            next();
        });
    }
}
