package dev.parley.voice.capacity;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import java.time.Duration;
import java.util.Optional;

/// As many sessions take place as can. The caller may come back, or wait in the line.
public final class NoCapacity extends ServiceException {
    private final Duration retryAfter;

    NoCapacity(Duration retryAfter) {
        super(ProblemType.TOO_MANY_SESSIONS, "As many sessions take place at the moment as can; try again later");
        this.retryAfter = retryAfter;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(retryAfter);
    }
}
