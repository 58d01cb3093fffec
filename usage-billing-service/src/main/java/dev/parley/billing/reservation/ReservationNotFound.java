package dev.parley.billing.reservation;

import dev.parley.model.id.SessionId;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The session holds no minutes and never did.
public final class ReservationNotFound extends ServiceException {
    ReservationNotFound(SessionId session) {
        super(ProblemType.NOT_FOUND, "Session " + session + " has no reservation");
    }
}
