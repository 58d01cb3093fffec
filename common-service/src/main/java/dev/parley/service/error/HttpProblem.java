package dev.parley.service.error;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import org.jspecify.annotations.Nullable;

/// A problem that the HTTP layer found before any service saw the request, or one that no service expected.
final class HttpProblem extends ServiceException {

    HttpProblem(ProblemType type, String detail) {
        this(type, detail, null);
    }

    HttpProblem(ProblemType type, String detail, @Nullable Throwable cause) {
        super(type, detail, cause);
    }
}
