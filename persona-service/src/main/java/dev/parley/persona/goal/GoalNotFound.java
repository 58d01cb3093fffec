package dev.parley.persona.goal;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import java.util.UUID;

/// There is no such goal, or it is somebody else's, which is the same to the caller.
public final class GoalNotFound extends ServiceException {
    GoalNotFound(UUID id) {
        super(ProblemType.NOT_FOUND, "There is no goal " + id);
    }
}
