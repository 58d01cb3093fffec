package dev.parley.sandbox.livekit.api;

import dev.parley.sandbox.livekit.api.TwirpError.Code;
import dev.parley.sandbox.livekit.token.VideoGrant;
import dev.parley.sandbox.platform.Fields;
import java.util.Optional;

/// What every call asks before it does anything.
final class Checks {
    private Checks() {}

    static void require(boolean granted) {
        if (!granted) {
            throw TwirpError.permissionsDenied();
        }
    }

    static String administeredRoom(Fields request, VideoGrant grant) {
        var room = request.text("room");
        require(grant.administers(room));
        return room;
    }

    static void limit(Optional<String> flaw) {
        flaw.ifPresent(words -> {
            throw new TwirpError(Code.INVALID_ARGUMENT, words);
        });
    }
}
