package dev.parley.voice.peer;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import java.util.List;

/// The caller asked for an interpreter that is not offered, and is told which are.
public final class UnknownInterpreter extends ServiceException {
    UnknownInterpreter(List<String> offered) {
        super(ProblemType.INVALID, "There is no such interpreter; choose one of " + String.join(", ", offered));
    }
}
