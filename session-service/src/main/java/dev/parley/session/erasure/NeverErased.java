package dev.parley.session.erasure;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// Nobody asked for this person to be erased.
public final class NeverErased extends ServiceException {
    NeverErased() {
        super(ProblemType.NOT_FOUND, "This person was never erased here");
    }
}
