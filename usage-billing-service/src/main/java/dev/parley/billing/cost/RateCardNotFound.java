package dev.parley.billing.cost;

import dev.parley.billing.cost.RateCard.Key;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// No card of that vendor and unit begins at that moment.
public final class RateCardNotFound extends ServiceException {
    RateCardNotFound(Key key) {
        super(ProblemType.NOT_FOUND, "No rate card of %s for a %s begins at %s".formatted(key.vendor(), key.unit(),
                key.effectiveFrom()));
    }
}
