package dev.parley.voice.peer;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import java.util.UUID;

/// There is no such dream, or it is somebody else's, which is the same to the caller.
public final class DreamNotFound extends ServiceException {
    DreamNotFound(UUID id) {
        super(ProblemType.NOT_FOUND, "There is no dream " + id);
    }
}
