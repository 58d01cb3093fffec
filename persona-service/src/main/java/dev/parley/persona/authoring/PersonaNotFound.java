package dev.parley.persona.authoring;

import dev.parley.model.id.PersonaId;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// There is none of that id that this person may talk to.
public final class PersonaNotFound extends ServiceException {
    public PersonaNotFound(PersonaId id) {
        super(ProblemType.NOT_FOUND, "There is no persona " + id);
    }
}
