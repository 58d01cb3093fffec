package dev.parley.session.notes;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// It was written against a version that is no longer the current one.
public final class NoteHasChanged extends ServiceException {
    NoteHasChanged() {
        super(ProblemType.PRECONDITION_FAILED, "These notes have changed since you read them");
    }
}
