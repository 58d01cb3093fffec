package dev.parley.persona.catalogue;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// A persona wears the avatar that should go.
public final class AvatarInUse extends ServiceException {
    AvatarInUse(String id) {
        super(ProblemType.CONFLICT, "A persona still has the avatar " + id + "; it can be made inactive instead");
    }
}
