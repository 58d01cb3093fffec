package dev.parley.billing.reservation;

import dev.parley.model.id.SessionId;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The session's reservation was settled or released, and neither is undone.
public final class SessionIsOver extends ServiceException {
    SessionIsOver(SessionId session) {
        super(ProblemType.CONFLICT, "The reservation of session " + session + " was settled or released");
    }
}
