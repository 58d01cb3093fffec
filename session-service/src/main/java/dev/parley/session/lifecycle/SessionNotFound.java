package dev.parley.session.lifecycle;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// There is no such session, or it is somebody else's, which is the same to the caller.
public final class SessionNotFound extends ServiceException {
    public SessionNotFound(String named) {
        super(ProblemType.NOT_FOUND, "There is no session " + named);
    }
}
