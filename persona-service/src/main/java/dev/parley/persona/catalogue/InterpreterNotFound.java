package dev.parley.persona.catalogue;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The catalogue has none of that id, or none that is active where one is needed.
public final class InterpreterNotFound extends ServiceException {
    public InterpreterNotFound(String id) {
        super(ProblemType.NOT_FOUND, "There is no interpreter " + id);
    }
}
