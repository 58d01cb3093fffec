package dev.parley.session.lifecycle;

import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import dev.parley.model.problem.ProblemType;
import dev.parley.service.peer.PeerRefused;
import dev.parley.session.peer.VoiceClient;
import dev.parley.session.peer.VoiceClient.StartVoiceSession;
import dev.parley.session.peer.VoiceClient.VoiceSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Voice sessions, which voice-orchestrator-service holds for us under our ids. The room bears the session's id, so a
/// start may be asked for again.
@ApplicationScoped
class LiveKitVenue implements Venue {
    private final VoiceClient voice;

    LiveKitVenue(@RestClient VoiceClient voice) {
        this.voice = voice;
    }

    @Override
    public Vendor vendor() {
        return Vendor.LIVEKIT;
    }

    @Override
    public Uni<Place> open(Opening opening) {
        var context = opening.context().livekit();
        var request = new StartVoiceSession(opening.person(), opening.session(), opening.kind(), opening.limitSeconds(),
                context.voiceId(), context.agentName(), context.openingLine(), context.systemPrompt());
        return guarded(voice.start(request).map(LiveKitVenue::joinable))
                .map(join -> new Place(join.room(), join));
    }

    @Override
    public Uni<Join> join(Session session) {
        return guarded(voice.read(session.id().value()).map(LiveKitVenue::joinable)).map(join -> join);
    }

    /// If there is a room, this is it.
    @Override
    public Uni<Optional<String>> find(SessionId session) {
        return Uni.createFrom().item(Optional.of(session.value()));
    }

    /// A session that voice-orchestrator-service has never heard of has no room.
    @Override
    public Uni<Void> close(String conversation) {
        return guarded(voice.end(conversation).onFailure(LiveKitVenue::isUnknown).recoverWithNull());
    }

    /// A room keeps nothing.
    @Override
    public Uni<Void> discard(String conversation) {
        return close(conversation);
    }

    private static Join.Voice joinable(VoiceSession session) {
        if (session.room() == null || session.token() == null || session.serverUrl() == null) {
            throw new VoiceFailure.Refused(Vendor.LIVEKIT, null);
        }
        return new Join.Voice(session.room(), session.token(), session.serverUrl());
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof PeerRefused refused && refused.type() == ProblemType.NOT_FOUND;
    }

    private static <T> Uni<T> guarded(Uni<T> call) {
        return call.onFailure(e -> !(e instanceof VoiceFailure)).transform(e -> VoiceFailure.of(Vendor.LIVEKIT, e));
    }
}
