package dev.parley.voice.conversation;

import dev.parley.model.event.EndReason;
import dev.parley.service.peer.Granted;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Sessions at ElevenLabs that session-service has prepared, and the end of any.
@ApplicationScoped
public class Talks {
    private final TalkService talks;
    private final TalkStarter starter;

    Talks(TalkService talks, TalkStarter starter) {
        this.talks = talks;
        this.starter = starter;
    }

    public Uni<Joinable> start(StartTalk request) {
        return talks.intend(request)
                .chain(talk -> starter.start(talk,
                        () -> Uni.createFrom().item(new Granted(request.limitSeconds(), false)), false));
    }

    /// What there is to join with is there while it is active.
    public Uni<Joined> join(String id) {
        return talks.named(id).chain(talk -> talk.isActive()
                ? starter.start(talk, () -> Uni.createFrom().failure(new TalkOver(talk.id())), false)
                        .map(joinable -> new Joined(joinable.talk(), Optional.of(joinable.ticket())))
                : Uni.createFrom().item(new Joined(talk, Optional.empty())));
    }

    /// Ends it here at once. The vendor hangs up on nobody: whoever talks goes on talking until their client stops.
    public Uni<Talk> end(String id, EndReason reason) {
        return talks.named(id)
                .chain(talk -> talks.end(talk.id(), reason));
    }

    public record Joined(Talk talk, Optional<Ticket> ticket) {}
}
