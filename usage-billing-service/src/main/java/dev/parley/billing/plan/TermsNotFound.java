package dev.parley.billing.plan;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The plan has no terms from that moment on.
public final class TermsNotFound extends ServiceException {
    public TermsNotFound(String code, String effectiveFrom) {
        super(ProblemType.NOT_FOUND, "The plan " + code + " has no terms from " + effectiveFrom + " on");
    }
}
