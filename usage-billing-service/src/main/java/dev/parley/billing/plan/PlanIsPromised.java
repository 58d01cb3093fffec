package dev.parley.billing.plan;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// Somebody is to be on the plan from a moment on at which it would have no terms.
public final class PlanIsPromised extends ServiceException {
    PlanIsPromised(String code) {
        super(ProblemType.CONFLICT,
                "Somebody will be on the plan " + code + " when it would have no terms without these");
    }
}
