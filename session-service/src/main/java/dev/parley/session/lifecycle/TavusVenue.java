package dev.parley.session.lifecycle;

import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import dev.parley.session.tavus.Tavus;
import dev.parley.session.tavus.Tavus.VideoConversation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Video sessions. Tavus creates whatever it is asked for, however often, so before it is asked again the session's
/// conversation is looked for by its name.
@ApplicationScoped
class TavusVenue implements Venue {
    private final Tavus tavus;

    TavusVenue(Tavus tavus) {
        this.tavus = tavus;
    }

    @Override
    public Vendor vendor() {
        return Vendor.TAVUS;
    }

    @Override
    public Uni<Place> open(Opening opening) {
        var conversation = opening.mayBeOpen()
                ? tavus.find(opening.session())
                        .chain(found -> found.map(known -> Uni.createFrom().item(known))
                                .orElseGet(() -> create(opening)))
                : create(opening);
        return conversation.map(found -> new Place(found.id(), new Join.Video(found.joinUrl()),
                opening.context().tavus().replicaId()));
    }

    @Override
    public Uni<Join> join(Session session) {
        return Uni.createFrom().item(new Join.Video(session.joinUrl().orElseThrow()));
    }

    @Override
    public Uni<Optional<String>> find(SessionId session) {
        return tavus.find(session).map(found -> found.map(VideoConversation::id));
    }

    @Override
    public Uni<Void> close(String conversation) {
        return tavus.end(conversation);
    }

    @Override
    public Uni<Void> discard(String conversation) {
        return tavus.delete(conversation, true);
    }

    private Uni<VideoConversation> create(Opening opening) {
        return tavus.create(opening.session(), opening.context().tavus(), opening.limitSeconds());
    }
}
