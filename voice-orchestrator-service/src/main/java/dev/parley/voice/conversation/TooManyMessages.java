package dev.parley.voice.conversation;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

public final class TooManyMessages extends ServiceException {
    TooManyMessages(int most) {
        super(ProblemType.PAYLOAD_TOO_LARGE, "One call saves at most " + most + " messages");
    }
}
