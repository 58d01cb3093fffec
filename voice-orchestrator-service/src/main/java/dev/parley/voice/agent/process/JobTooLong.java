package dev.parley.voice.agent.process;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// What the agent should be told does not fit into a process's environment.
public final class JobTooLong extends ServiceException {
    JobTooLong() {
        super(ProblemType.INVALID, "The prompt is too long for an agent that runs as a process");
    }
}
