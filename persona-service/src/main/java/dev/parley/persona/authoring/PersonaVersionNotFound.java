package dev.parley.persona.authoring;

import dev.parley.model.id.PersonaId;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The persona is there, and has never had a version of that number.
public final class PersonaVersionNotFound extends ServiceException {
    PersonaVersionNotFound(PersonaId id, int version) {
        super(ProblemType.NOT_FOUND, "The persona " + id + " has no version " + version);
    }
}
