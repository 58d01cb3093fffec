package dev.parley.session.lifecycle;

import dev.parley.model.problem.FieldError;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import java.util.List;

/// None of the vendors that were asked for may be used for this persona.
final class PersonaNotOffered extends ServiceException {
    PersonaNotOffered() {
        super(ProblemType.INVALID, "The request is not valid");
    }

    @Override
    public List<FieldError> errors() {
        return List.of(new FieldError("/vendors", "has none that this persona may be talked to through"));
    }
}
