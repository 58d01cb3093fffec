package dev.parley.bench.load;

import java.util.concurrent.locks.LockSupport;

/// The clock of a run, which tests set by hand.
class Timer {
    /// Waking up for each of very many calls would cost as much as the calls. Those that are due by then leave
    /// together,
    /// and are charged for having left late.
    private static final long REST_MIN_NANOS = 500_000;

    long nanos() {
        return System.nanoTime();
    }

    void waitUntil(long nanos) {
        var left = nanos - nanos();
        while (left > 0) {
            LockSupport.parkNanos(Math.max(left, REST_MIN_NANOS));
            left = nanos - nanos();
        }
    }
}
