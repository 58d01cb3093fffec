package dev.parley.voice.watch.api;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The token is not the one of this session's agent.
final class HeartbeatNotBelieved extends ServiceException {
    HeartbeatNotBelieved() {
        super(ProblemType.UNAUTHENTICATED, "A heartbeat needs the token of the job that the agent was given");
    }
}
