package dev.parley.ingest.proof;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import java.time.Duration;
import java.util.Optional;

/// Whoever sends this much without proof is to slow down. What they can prove is still taken.
public final class TooManyRefusals extends ServiceException {
    private final Duration wait;

    TooManyRefusals(Duration wait) {
        super(ProblemType.TOO_MANY_REQUESTS, "Too many webhooks without a valid signature");
        this.wait = wait;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(wait);
    }
}
