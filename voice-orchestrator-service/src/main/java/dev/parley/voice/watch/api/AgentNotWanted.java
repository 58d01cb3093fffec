package dev.parley.voice.watch.api;

import dev.parley.model.id.SessionId;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The session is over, or has another agent.
final class AgentNotWanted extends ServiceException {
    AgentNotWanted(SessionId session) {
        super(ProblemType.NOT_FOUND, "Session " + session + " has no use for this agent any more");
    }
}
