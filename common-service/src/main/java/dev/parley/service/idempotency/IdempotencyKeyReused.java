package dev.parley.service.idempotency;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The key came before with another body.
public final class IdempotencyKeyReused extends ServiceException {
    IdempotencyKeyReused() {
        super(ProblemType.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key came before with another request");
    }
}
