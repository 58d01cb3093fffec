package dev.parley.voice.conversation;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// There is no such session, or it is somebody else's.
public final class TalkNotFound extends ServiceException {
    TalkNotFound(String id) {
        super(ProblemType.NOT_FOUND, "Session " + id + " not found");
    }
}
