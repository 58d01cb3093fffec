package dev.parley.ingest.delivery;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import org.jspecify.annotations.Nullable;

/// The body is no JSON object, or an empty one.
public final class PayloadNotReadable extends ServiceException {
    PayloadNotReadable() {
        this(null);
    }

    PayloadNotReadable(@Nullable Throwable cause) {
        super(ProblemType.BAD_REQUEST, "Invalid JSON payload", cause);
    }
}
