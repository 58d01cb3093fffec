package dev.parley.service.paging;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The cursor is none that a list of ours gave out.
public final class CursorNotValid extends ServiceException {
    public CursorNotValid() {
        super(ProblemType.BAD_REQUEST, "The cursor is not one that this list gave");
    }
}
