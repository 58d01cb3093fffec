package dev.parley.session.lifecycle;

import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import dev.parley.model.problem.ProblemType;
import dev.parley.service.peer.PeerRefused;
import dev.parley.session.peer.VoiceClient;
import dev.parley.session.peer.VoiceClient.StartTalk;
import dev.parley.session.peer.VoiceClient.Talk;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Conversations with agents of ElevenLabs, which voice-orchestrator-service holds for us under our ids.
@ApplicationScoped
class ElevenLabsVenue implements Venue {
    private final VoiceClient voice;

    ElevenLabsVenue(@RestClient VoiceClient voice) {
        this.voice = voice;
    }

    @Override
    public Vendor vendor() {
        return Vendor.ELEVENLABS;
    }

    @Override
    public Uni<Place> open(Opening opening) {
        var context = opening.context().elevenlabs();
        var request = new StartTalk(opening.person(), opening.session(), opening.kind(), opening.limitSeconds(),
                context.agentId(), context.dynamicVariables());
        return guarded(voice.startTalk(request).map(ElevenLabsVenue::place));
    }

    @Override
    public Uni<Join> join(Session session) {
        return guarded(voice.readTalk(session.id().value()).map(ElevenLabsVenue::place)).map(Place::join);
    }

    /// If there is a talk, it bears the session's id.
    @Override
    public Uni<Optional<String>> find(SessionId session) {
        return Uni.createFrom().item(Optional.of(session.value()));
    }

    /// One that voice-orchestrator-service has never heard of has nobody in it.
    @Override
    public Uni<Void> close(String conversation) {
        return guarded(voice.endTalk(conversation).onFailure(ElevenLabsVenue::isUnknown).recoverWithNull());
    }

    /// Nobody was ever there: what was prepared is deleted with its end.
    @Override
    public Uni<Void> discard(String conversation) {
        return close(conversation);
    }

    private static Place place(Talk talk) {
        if (talk.vendorConversation() == null || talk.signedUrl() == null || talk.dynamicVariables() == null) {
            throw new VoiceFailure.Refused(Vendor.ELEVENLABS, null);
        }
        return new Place(talk.vendorConversation(), new Join.Agent(talk.signedUrl(), talk.dynamicVariables()));
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof PeerRefused refused && refused.type() == ProblemType.NOT_FOUND;
    }

    private static <T> Uni<T> guarded(Uni<T> call) {
        return call.onFailure(e -> !(e instanceof VoiceFailure))
                .transform(e -> VoiceFailure.of(Vendor.ELEVENLABS, e));
    }
}
