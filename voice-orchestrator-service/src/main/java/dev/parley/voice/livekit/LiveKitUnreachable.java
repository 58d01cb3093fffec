package dev.parley.voice.livekit;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// LiveKit did not answer in time, or not at all.
public final class LiveKitUnreachable extends ServiceException {
    LiveKitUnreachable(Throwable cause) {
        super(ProblemType.VENDOR_UNAVAILABLE, "LiveKit cannot be reached at the moment", cause);
    }
}
