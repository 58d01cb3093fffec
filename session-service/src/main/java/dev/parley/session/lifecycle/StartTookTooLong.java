package dev.parley.session.lifecycle;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import java.time.Duration;
import java.util.Optional;

/// Others kept it waiting until nobody was waiting for it any more. No vendor has been asked since.
final class StartTookTooLong extends ServiceException {
    StartTookTooLong() {
        super(ProblemType.SERVICE_UNAVAILABLE, "The session could not be started in time");
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(Duration.ofSeconds(1));
    }
}
