package dev.parley.persona.entitlement;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// What the person asks for is part of another plan.
public final class PlanLacksFeature extends ServiceException {
    PlanLacksFeature(Feature feature) {
        super(ProblemType.PLAN_LACKS_FEATURE, "The plan does not include " + feature.title());
    }
}
