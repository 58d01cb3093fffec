package dev.parley.sandbox.elevenlabs.webhooks;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a receiver has been doing. [Webhooks] guards it.
final class Health {
    static final int FAILURES_MAX = 10;
    static final Duration PATIENCE = Duration.ofDays(7);

    private int consecutiveFailures;
    private boolean givenUp;
    private @Nullable Instant lastSuccessAt;
    private @Nullable Instant lastFailureAt;
    private @Nullable Integer lastFailureStatus;

    void succeeded(Instant now) {
        consecutiveFailures = 0;
        lastSuccessAt = now;
    }

    /// @param status
    ///            null if nothing was answered
    void failed(@Nullable Integer status, Instant now) {
        consecutiveFailures++;
        lastFailureAt = now;
        lastFailureStatus = status;
        givenUp |= consecutiveFailures >= FAILURES_MAX && isLongAgo(lastSuccessAt, now);
    }

    /// Somebody says it is well again.
    void recover() {
        consecutiveFailures = 0;
        givenUp = false;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    int consecutiveFailures() {
        return consecutiveFailures;
    }

    @Nullable
    Instant lastFailureAt() {
        return lastFailureAt;
    }

    @Nullable
    Integer lastFailureStatus() {
        return lastFailureStatus;
    }

    private static boolean isLongAgo(@Nullable Instant success, Instant now) {
        return success == null || success.plus(PATIENCE).isBefore(now);
    }
}
