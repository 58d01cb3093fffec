package dev.parley.persona.authoring;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// What everybody talks to is the operator's to write.
public final class PersonaIsEverybodys extends ServiceException {
    PersonaIsEverybodys() {
        super(ProblemType.FORBIDDEN, "Only an admin may write a persona for everybody");
    }
}
