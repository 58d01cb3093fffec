package dev.parley.service.identity;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// A person named somebody else.
public final class NotYourOwn extends ServiceException {
    public NotYourOwn() {
        super(ProblemType.FORBIDDEN, "The user_id is not the person that the token names");
    }
}
