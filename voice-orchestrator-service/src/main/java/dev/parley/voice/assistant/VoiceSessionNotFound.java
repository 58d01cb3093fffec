package dev.parley.voice.assistant;

import dev.parley.model.id.SessionId;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// There is no such session, or it is somebody else's. The sentence is the one that the seed published.
public final class VoiceSessionNotFound extends ServiceException {
    VoiceSessionNotFound(SessionId id) {
        super(ProblemType.NOT_FOUND, "Session " + id + " not found");
    }
}
