package dev.parley.persona.authoring;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The avatar is a premium one, and the person's plan has none of those.
public final class PremiumAvatarNotIncluded extends ServiceException {
    PremiumAvatarNotIncluded() {
        super(ProblemType.PLAN_LACKS_FEATURE, "This avatar is a premium one, which the plan does not include");
    }
}
