package dev.parley.service.idempotency;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

import java.time.Duration;
import java.util.Optional;

/// The same request is being worked on at this moment.
public final class RequestInFlight extends ServiceException {
    RequestInFlight() {
        super(ProblemType.REQUEST_IN_FLIGHT, "The same request is still being worked on; ask again in a moment");
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(Duration.ofSeconds(1));
    }
}
