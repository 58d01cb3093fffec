package dev.parley.persona.authoring;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import java.util.Map;

/// A person has as many as one may have.
public final class TooManyPersonas extends ServiceException {
    private final int max;

    TooManyPersonas(int max) {
        super(ProblemType.CONFLICT, "A person has at most " + max + " personas");
        this.max = max;
    }

    @Override
    public Map<String, Object> figures() {
        return Map.of("personas_max", max);
    }
}
