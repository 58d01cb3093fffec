package dev.parley.session.lifecycle;

import dev.parley.model.id.SessionId;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The session has moved on: what was to be done with it no longer can be.
public final class SessionOver extends ServiceException {
    SessionOver(SessionId id) {
        super(ProblemType.CONFLICT, "Session " + id + " is not in a state for this any more");
    }
}
