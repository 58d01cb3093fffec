package dev.parley.service.error;

import dev.parley.model.problem.FieldError;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

import java.util.List;

/// Fields are missing or wrong. Older routes published 400 for that; `/v1` answers 422.
public final class RequestNotValid extends ServiceException {
    private final List<FieldError> errors;

    public RequestNotValid(List<FieldError> errors) {
        super(ProblemType.INVALID, "The request is not valid");
        this.errors = List.copyOf(errors);
    }

    @Override
    public List<FieldError> errors() {
        return errors;
    }
}
