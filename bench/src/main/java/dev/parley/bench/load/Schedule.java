package dev.parley.bench.load;

import java.time.Duration;

/// When each call is due: at equal distances, whether or not earlier ones have been answered.
public record Schedule(int perSecond, Duration length) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    public Schedule {
        if (perSecond < 1 || length.isNegative()) {
            throw new IllegalArgumentException("No schedule has " + perSecond + " calls a second for " + length);
        }
    }

    public int calls() {
        return Math.toIntExact(perSecond * length.toMillis() / 1000);
    }

    /// Counted from the start of the schedule. Each moment is computed anew, so that no rounding adds up.
    long dueNanos(int call) {
        return call * NANOS_PER_SECOND / perSecond;
    }
}
