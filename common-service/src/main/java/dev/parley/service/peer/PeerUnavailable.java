package dev.parley.service.peer;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Another service did not answer, or answered that it is in trouble itself.
public final class PeerUnavailable extends ServiceException {

    public PeerUnavailable(String peer, @Nullable Throwable cause) {
        super(ProblemType.SERVICE_UNAVAILABLE, "The " + peer + " cannot be reached at the moment", cause);
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(Duration.ofSeconds(1));
    }
}
