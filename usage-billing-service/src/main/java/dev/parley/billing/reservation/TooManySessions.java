package dev.parley.billing.reservation;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import java.time.Duration;
import java.util.Optional;

/// As many of the person's sessions live as the plan allows.
public final class TooManySessions extends ServiceException {
    private final Duration retryAfter;

    /// @param retryAfterSeconds
    ///            until the first of them is over at the latest
    TooManySessions(long retryAfterSeconds) {
        super(ProblemType.TOO_MANY_SESSIONS, "As many sessions are live as the plan allows");
        this.retryAfter = Duration.ofSeconds(Math.max(1, retryAfterSeconds));
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(retryAfter);
    }
}
