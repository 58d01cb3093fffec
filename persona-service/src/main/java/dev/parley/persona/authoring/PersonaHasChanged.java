package dev.parley.persona.authoring;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The change was written against a version that is no longer the current one.
public final class PersonaHasChanged extends ServiceException {
    PersonaHasChanged(int current) {
        super(ProblemType.PRECONDITION_FAILED, "The persona is at version " + current + " now");
    }
}
