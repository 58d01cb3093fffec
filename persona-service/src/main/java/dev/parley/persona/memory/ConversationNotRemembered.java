package dev.parley.persona.memory;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// Nothing is remembered of a session of this person by that id.
public final class ConversationNotRemembered extends ServiceException {
    ConversationNotRemembered() {
        super(ProblemType.NOT_FOUND, "No conversation of this session is remembered");
    }
}
