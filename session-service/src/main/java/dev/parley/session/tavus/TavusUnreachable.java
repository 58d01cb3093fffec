package dev.parley.session.tavus;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// Tavus did not answer in time, or not at all. Whether it did what was asked is unknown.
public final class TavusUnreachable extends ServiceException {
    TavusUnreachable(Throwable cause) {
        super(ProblemType.VENDOR_UNAVAILABLE, "Tavus cannot be reached at the moment", cause);
    }
}
