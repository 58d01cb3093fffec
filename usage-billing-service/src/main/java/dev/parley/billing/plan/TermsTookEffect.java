package dev.parley.billing.plan;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// What took effect is history.
public final class TermsTookEffect extends ServiceException {
    TermsTookEffect(String code) {
        super(ProblemType.CONFLICT, "These terms of the plan " + code + " took effect and stay as they are");
    }
}
