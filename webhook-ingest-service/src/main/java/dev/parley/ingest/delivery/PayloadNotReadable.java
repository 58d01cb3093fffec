package dev.parley.ingest.delivery;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import org.jspecify.annotations.Nullable;

/// The body is no JSON object, or says neither what it is nor what it is about.
public final class PayloadNotReadable extends ServiceException {
    public PayloadNotReadable() {
        this(null);
    }

    PayloadNotReadable(@Nullable Throwable cause) {
        super(ProblemType.BAD_REQUEST, "Invalid JSON payload", cause);
    }
}
