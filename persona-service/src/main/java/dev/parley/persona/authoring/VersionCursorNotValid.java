package dev.parley.persona.authoring;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The cursor is one of another list, or of none.
public final class VersionCursorNotValid extends ServiceException {
    VersionCursorNotValid() {
        super(ProblemType.BAD_REQUEST, "The cursor is not one that this list gave");
    }
}
