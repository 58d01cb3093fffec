package dev.parley.service.peer;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Another service said no, and its reason is the caller's reason too: no minutes left, no such persona.
public final class PeerRefused extends ServiceException {
    private final Map<String, Object> figures;
    private final @Nullable Duration retryAfter;

    PeerRefused(ProblemType type, String detail, Map<String, Object> figures, @Nullable Duration retryAfter) {
        super(type, detail);
        this.figures = Map.copyOf(figures);
        this.retryAfter = retryAfter;
    }

    @Override
    public Map<String, Object> figures() {
        return figures;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
