package dev.parley.voice.elevenlabs;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// ElevenLabs did not answer in time, or not at all.
public final class ElevenLabsUnreachable extends ServiceException {
    ElevenLabsUnreachable(Throwable cause) {
        super(ProblemType.VENDOR_UNAVAILABLE, "ElevenLabs cannot be reached at the moment", cause);
    }
}
