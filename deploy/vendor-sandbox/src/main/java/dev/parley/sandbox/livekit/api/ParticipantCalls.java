package dev.parley.sandbox.livekit.api;

import dev.parley.sandbox.livekit.Limits;
import dev.parley.sandbox.livekit.Presence;
import dev.parley.sandbox.livekit.Publishing;
import dev.parley.sandbox.livekit.Revocations;
import dev.parley.sandbox.livekit.api.TwirpError.Code;
import dev.parley.sandbox.livekit.proto.ParticipantInfo;
import dev.parley.sandbox.livekit.proto.TrackInfo;
import dev.parley.sandbox.livekit.settings.LiveKitConfig;
import dev.parley.sandbox.livekit.token.VideoGrant;
import dev.parley.sandbox.platform.Fields;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

@Singleton
class ParticipantCalls {
    private final Presence presence;
    private final Publishing publishing;
    private final Revocations revocations;
    private final LiveKitConfig config;

    ParticipantCalls(Presence presence, Publishing publishing, Revocations revocations, LiveKitConfig config) {
        this.presence = presence;
        this.publishing = publishing;
        this.revocations = revocations;
        this.config = config;
    }

    ParticipantList list(Fields request, VideoGrant grant) {
        return new ParticipantList(presence.all(Checks.administeredRoom(request, grant)));
    }

    ParticipantInfo get(Fields request, VideoGrant grant) {
        return required(Checks.administeredRoom(request, grant), request);
    }

    Map<String, String> remove(Fields request, VideoGrant grant) {
        var room = Checks.administeredRoom(request, grant);
        var identity = request.text("identity");
        if (!presence.remove(room, identity)) {
            throw noSuchParticipant();
        }
        revocations.revoke(room, identity, secondIn(request));
        return Map.of();
    }

    ParticipantInfo update(Fields request, VideoGrant grant) {
        var room = Checks.administeredRoom(request, grant);
        var update = UpdateParticipant.of(request);
        var before = required(room, request);
        var after = update.applyTo(before);
        Checks.limit(Limits.ofDescription(after.name(), after.metadata(), after.attributes()));
        presence.change(room, before.identity(), update::applyTo);
        publishing.silence(room, before.identity());
        return required(room, request);
    }

    MutedTrack mute(Fields request, VideoGrant grant) {
        var room = Checks.administeredRoom(request, grant);
        var isMuted = request.flag("muted");
        var track = required(room, request).track(request.text("trackSid", "track_sid"))
                .orElseThrow(() -> TwirpError.fromBus(Code.NOT_FOUND, "track is not found"))
                .withMuted(isMuted);
        if (!isMuted && !config.remoteUnmute()) {
            throw TwirpError.fromBus(Code.FAILED_PRECONDITION, "remote unmute not enabled");
        }
        presence.change(room, request.text("identity"), who -> who.changing(track));
        return new MutedTrack(track);
    }

    /// Nobody here watches or listens, so nothing changes.
    Map<String, String> subscribe(Fields request, VideoGrant grant) {
        required(Checks.administeredRoom(request, grant), request);
        return Map.of();
    }

    private ParticipantInfo required(String room, Fields request) {
        return presence.find(room, request.text("identity")).orElseThrow(ParticipantCalls::noSuchParticipant);
    }

    /// A 64-bit number: text, as protobuf has it, or a plain number.
    private static long secondIn(Fields request) {
        return request.json().path(request.json().has("revokeTokenTs") ? "revokeTokenTs" : "revoke_token_ts").asLong();
    }

    private static TwirpError noSuchParticipant() {
        return TwirpError.fromBus(Code.NOT_FOUND, "participant does not exist");
    }

    record ParticipantList(List<ParticipantInfo> participants) {}

    record MutedTrack(TrackInfo track) {}
}
