package dev.parley.persona.catalogue;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// An interpreter speaks with the voice that should go or fall silent.
public final class VoiceInUse extends ServiceException {
    VoiceInUse(String id) {
        super(ProblemType.CONFLICT, "An interpreter still speaks with the voice " + id);
    }
}
