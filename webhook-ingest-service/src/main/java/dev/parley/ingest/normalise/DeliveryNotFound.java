package dev.parley.ingest.normalise;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// There is no such delivery, or it is kept no longer.
public final class DeliveryNotFound extends ServiceException {
    public DeliveryNotFound(long delivery) {
        super(ProblemType.NOT_FOUND, "There is no delivery " + delivery);
    }
}
