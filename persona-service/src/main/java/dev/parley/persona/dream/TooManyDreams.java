package dev.parley.persona.dream;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The person has as many dreams as one may have.
public final class TooManyDreams extends ServiceException {
    TooManyDreams(int max) {
        super(ProblemType.CONFLICT, "A person may have at most " + max + " dreams");
    }
}
