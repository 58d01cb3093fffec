package dev.parley.session.lifecycle;

import dev.parley.model.event.Vendor;
import dev.parley.model.problem.ServiceException;
import dev.parley.service.peer.PeerRefused;
import dev.parley.session.vendor.VendorFailure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// There is no voice session. Whether it was the vendor or voice-orchestrator-service before it is the same to whoever
/// wants to talk.
abstract sealed class VoiceFailure extends VendorFailure {

    private VoiceFailure(Vendor vendor, Why why, String detail, @Nullable Throwable cause) {
        super(vendor, why, detail, cause);
    }

    static VoiceFailure of(Vendor vendor, Throwable cause) {
        return cause instanceof PeerRefused ? new Refused(vendor, cause) : new Unreachable(vendor, cause);
    }

    private static String named(Vendor vendor) {
        return switch (vendor) {
            case LIVEKIT -> "LiveKit";
            case ELEVENLABS -> "ElevenLabs";
            case TAVUS -> throw new IllegalArgumentException("Tavus has no voice sessions");
        };
    }

    /// It will not, or it is over already.
    static final class Refused extends VoiceFailure {
        Refused(Vendor vendor, @Nullable Throwable cause) {
            super(vendor, Why.REQUEST, named(vendor) + " refused the request", cause);
        }

        @Override
        public boolean isUnsure() {
            return false;
        }
    }

    /// It may be at it still.
    static final class Unreachable extends VoiceFailure {
        Unreachable(Vendor vendor, Throwable cause) {
            super(vendor, Why.OUTAGE, named(vendor) + " cannot be reached at the moment", cause);
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
