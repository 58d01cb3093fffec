package dev.parley.session.notes;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// Without saying which version it replaces, a writing could undo somebody's other one unseen.
public final class NoteVersionMissing extends ServiceException {
    NoteVersionMissing() {
        super(ProblemType.PRECONDITION_REQUIRED, "Notes are replaced with the If-Match of the version you read");
    }
}
