package dev.parley.persona.dream;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The person has as many interpretations as one may have.
public final class TooManyInterpretations extends ServiceException {
    TooManyInterpretations(int max) {
        super(ProblemType.CONFLICT, "A person may have at most " + max + " interpretations");
    }
}
