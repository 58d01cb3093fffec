package dev.parley.voice.assistant;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The caller asked for a voice that is not offered, and is told which are.
public final class UnknownVoice extends ServiceException {
    UnknownVoice() {
        super(ProblemType.INVALID,
                "There is no such voice; choose one of " + String.join(", ", Voice.publishedNames()));
    }
}
