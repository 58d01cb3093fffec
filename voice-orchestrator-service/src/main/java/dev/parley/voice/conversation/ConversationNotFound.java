package dev.parley.voice.conversation;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import java.util.UUID;

/// There is no such conversation, or it is somebody else's.
public final class ConversationNotFound extends ServiceException {
    ConversationNotFound(UUID id) {
        super(ProblemType.NOT_FOUND, "There is no conversation " + id);
    }
}
