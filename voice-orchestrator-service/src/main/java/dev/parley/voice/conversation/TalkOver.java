package dev.parley.voice.conversation;

import dev.parley.model.id.SessionId;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The session has moved on: what was to be done with it no longer can be.
public final class TalkOver extends ServiceException {
    TalkOver(SessionId id) {
        super(ProblemType.CONFLICT, "Session " + id + " is not in a state for this any more");
    }
}
