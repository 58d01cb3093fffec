package dev.parley.session.lifecycle;

import dev.parley.model.event.Vendor;
import dev.parley.model.problem.ServiceException;
import dev.parley.service.peer.PeerRefused;
import dev.parley.session.vendor.VendorFailure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// There is no voice session. Whether it was LiveKit or voice-orchestrator-service before it is the same to whoever
/// wants to talk.
abstract sealed class VoiceFailure extends VendorFailure {

    private VoiceFailure(Why why, String detail, @Nullable Throwable cause) {
        super(Vendor.LIVEKIT, why, detail, cause);
    }

    static VoiceFailure of(Throwable cause) {
        return cause instanceof PeerRefused ? new Refused(cause) : new Unreachable(cause);
    }

    /// It will not, or it is over already.
    static final class Refused extends VoiceFailure {
        Refused(@Nullable Throwable cause) {
            super(Why.REQUEST, "LiveKit refused the request", cause);
        }

        @Override
        public boolean isUnsure() {
            return false;
        }
    }

    /// It may be at it still.
    static final class Unreachable extends VoiceFailure {
        Unreachable(Throwable cause) {
            super(Why.OUTAGE, "LiveKit cannot be reached at the moment", cause);
        }

        @Override
        public boolean isUnsure() {
            return true;
        }

        @Override
        public Optional<Duration> retryAfter() {
            return getCause() instanceof ServiceException known ? known.retryAfter() : Optional.empty();
        }
    }
}
