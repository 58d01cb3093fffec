package dev.parley.voice.conversation;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import java.util.UUID;

/// Nobody is talking in it any more. It can be taken up again.
public final class ConversationEnded extends ServiceException {
    ConversationEnded(UUID id) {
        super(ProblemType.CONFLICT, "Conversation " + id + " has ended; begin it again first");
    }
}
