package dev.parley.voice.livekit;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// LiveKit said no. Its words stay here.
public final class LiveKitRefused extends ServiceException {
    private final int status;

    LiveKitRefused(int status) {
        super(status >= 500 ? ProblemType.VENDOR_UNAVAILABLE : ProblemType.VENDOR_REFUSED,
                status >= 500 ? "LiveKit is in trouble" : "LiveKit refused the request");
        this.status = status;
    }

    boolean isGone() {
        return status == 404;
    }
}
