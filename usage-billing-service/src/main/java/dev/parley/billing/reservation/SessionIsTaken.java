package dev.parley.billing.reservation;

import dev.parley.model.id.SessionId;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The session holds minutes of somebody else.
public final class SessionIsTaken extends ServiceException {
    SessionIsTaken(SessionId session) {
        super(ProblemType.CONFLICT, "Session " + session + " has a reservation of another person");
    }
}
