package dev.parley.service.idempotency;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The key is longer than any key needs to be.
public final class IdempotencyKeyNotValid extends ServiceException {
    IdempotencyKeyNotValid(int lengthMax) {
        super(ProblemType.BAD_REQUEST, "An Idempotency-Key has at most " + lengthMax + " characters");
    }
}
