package dev.parley.persona.goal;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The person has as many goals as one may have.
public final class TooManyGoals extends ServiceException {
    TooManyGoals(int max) {
        super(ProblemType.CONFLICT, "A person may have at most " + max + " goals");
    }
}
