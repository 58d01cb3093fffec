package dev.parley.model.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The root of everything that a service throws on purpose. A subclass names what happened; the message is a
/// sentence for the caller and holds nothing private.
public abstract class ServiceException extends RuntimeException {
    private final ProblemType type;

    protected ServiceException(ProblemType type, String detail) {
        this(type, detail, null);
    }

    protected ServiceException(ProblemType type, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.type = type;
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return List.of();
    }

    /// Figures that help the caller decide, as members of the problem document.
    public Map<String, Object> figures() {
        return Map.of();
    }

    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /// Whether whoever throws it has logged it already, so that it is not logged once for each caller.
    public boolean isLogged() {
        return false;
    }
}
