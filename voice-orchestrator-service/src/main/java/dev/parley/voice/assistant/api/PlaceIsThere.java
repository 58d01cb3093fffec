package dev.parley.voice.assistant.api;

import dev.parley.voice.assistant.VoiceQueue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Answers 404 for a place that the caller does not hold, while there is still a status to answer with.
@ApplicationScoped
class PlaceIsThere {
    private final VoiceQueue queue;

    PlaceIsThere(VoiceQueue queue) {
        this.queue = queue;
    }

    @FollowsPlace
    @ServerRequestFilter
    public Uni<Void> require(UriInfo uri) {
        return queue.wantedAt(uri.getPathParameters().getFirst("id")).replaceWithVoid();
    }
}
