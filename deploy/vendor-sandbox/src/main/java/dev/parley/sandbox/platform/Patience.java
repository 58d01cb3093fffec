package dev.parley.sandbox.platform;

import java.time.Duration;

/// Waits for quiet, again and again, and no longer than two seconds in all: a receiver that hangs costs that once, and
/// not at every step.
public final class Patience {
    private final SerialQueues queues;
    private Duration left = SerialQueues.QUIET_WITHIN;

    public Patience(SerialQueues queues) {
        this.queues = queues;
    }

    public void awaitQuiet() {
        var start = System.nanoTime();
        queues.awaitQuiet(left);
        var rest = left.minusNanos(System.nanoTime() - start);
        left = rest.isNegative() ? Duration.ZERO : rest;
    }

    Duration left() {
        return left;
    }
}
