package dev.parley.billing.plan;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// There is none of that code, or none that somebody could be on already.
public final class PlanNotFound extends ServiceException {
    PlanNotFound(String code) {
        super(ProblemType.NOT_FOUND, "There is no plan " + code);
    }
}
