package dev.parley.persona.catalogue;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The catalogue has none of that id.
public final class AvatarNotFound extends ServiceException {
    AvatarNotFound(String id) {
        super(ProblemType.NOT_FOUND, "There is no avatar " + id);
    }
}
