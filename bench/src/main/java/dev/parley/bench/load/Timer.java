package dev.parley.bench.load;

import java.util.concurrent.locks.LockSupport;

/// The clock of a run, which tests set by hand.
class Timer {

    long nanos() {
        return System.nanoTime();
    }

    void waitUntil(long nanos) {
        var left = nanos - nanos();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanos - nanos();
        }
    }
}
