package dev.parley.ingest.normalise;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// There is no such delivery, or it is no dead letter.
public final class DeadLetterNotFound extends ServiceException {
    public DeadLetterNotFound(long delivery) {
        super(ProblemType.NOT_FOUND, "There is no dead letter of a delivery " + delivery);
    }
}
