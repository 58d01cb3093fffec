package dev.parley.sandbox.elevenlabs.webhooks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// When a failed webhook is tried again. Every message draws its own times, so that those which failed together do not
/// come back together.
final class RetrySchedule {
    private static final double JITTER = 0.1;

    private final List<Duration> times;
    private final SplittableRandom random;

    /// @param times
    ///            counted from the first attempt
    RetrySchedule(List<Duration> times, long seed) {
        this.times = List.copyOf(times);
        this.random = new SplittableRandom(seed);
    }

    /// How long to wait before each further attempt.
    List<Duration> next() {
        var delays = new ArrayList<Duration>();
        var last = Duration.ZERO;
        for (var time : times) {
            var at = Duration.ofMillis(Math.round(time.toMillis() * random.nextDouble(1 - JITTER, 1 + JITTER)));
            delays.add(at.minus(last));
            last = at;
        }
        return List.copyOf(delays);
    }
}
