package dev.parley.ingest.delivery;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// We could not keep what was sent, so it must be sent again. Whoever throws it has logged why, once for all that it
/// befell.
public final class NotStored extends ServiceException {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    NotStored(String detail, @Nullable Throwable cause) {
        super(ProblemType.NOT_STORED, detail, cause);
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(RETRY_AFTER);
    }

    @Override
    public boolean isLogged() {
        return true;
    }

    /// It befalls very many at once, and says nothing about where.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
