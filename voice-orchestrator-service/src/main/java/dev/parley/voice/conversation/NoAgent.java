package dev.parley.voice.conversation;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// Nobody has said which agent of the vendor is to speak.
public final class NoAgent extends ServiceException {
    NoAgent() {
        super(ProblemType.VENDOR_REFUSED, "No agent at ElevenLabs is configured for this speaker");
    }
}
