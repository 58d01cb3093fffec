package dev.parley.persona.catalogue;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// Without this voice there would be no default one that speaks.
public final class DefaultVoiceNeeded extends ServiceException {
    DefaultVoiceNeeded(String id) {
        super(ProblemType.CONFLICT, "The default voice must be active, and " + id
                + " is the default until another voice is made it");
    }
}
