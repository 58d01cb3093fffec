package dev.parley.session.live;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import java.time.Duration;
import java.util.Optional;

/// As many streams are open here as may be. Another instance may have room.
public final class TooManyReaders extends ServiceException {
    private static final Duration SOON = Duration.ofSeconds(5);

    TooManyReaders() {
        super(ProblemType.SERVICE_UNAVAILABLE, "Too many sessions are being followed here at the moment");
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(SOON);
    }
}
