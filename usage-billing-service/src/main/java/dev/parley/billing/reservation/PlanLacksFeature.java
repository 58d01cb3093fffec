package dev.parley.billing.reservation;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The kind of session needs something that the person's plan does not include.
public final class PlanLacksFeature extends ServiceException {
    PlanLacksFeature(String feature) {
        super(ProblemType.PLAN_LACKS_FEATURE, "The plan does not include " + feature);
    }
}
