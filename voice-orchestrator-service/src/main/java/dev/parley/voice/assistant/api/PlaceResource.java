package dev.parley.voice.assistant.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.service.identity.Role;
import dev.parley.voice.assistant.VoiceQueue;
import dev.parley.voice.assistant.VoiceQueue.Step;
import dev.parley.voice.capacity.Standing;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestStreamElementType;

/// A place in the line. Whoever stops following it loses it.
@Path("/v1/voice/places/{id}")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class PlaceResource {
    private final VoiceQueue queue;

    PlaceResource(VoiceQueue queue) {
        this.queue = queue;
    }

    /// `place` tells where it stands, again and again; then `started` has what a start answers, or `refused` the
    /// reason. A stream that ends without either has lost the place.
    @GET
    @FollowsPlace
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    public Multi<OutboundSseEvent> follow(@RestPath String id, @Context Sse sse) {
        return queue.wantedAt(id)
                .onItem().transformToMulti(wanted -> queue.follow(id, wanted))
                .map(step -> event(sse, step));
    }

    @DELETE
    public Uni<Void> leave(@RestPath String id) {
        return queue.leave(id);
    }

    private static OutboundSseEvent event(Sse sse, Step step) {
        return switch (step) {
            case Step.Waits(var standing) -> named(sse, "place", PlaceView.of(standing));
            case Step.Started(var joinable) -> named(sse, "started", StartedSession.of(joinable));
            case Step.Refused(var problem) -> named(sse, "refused", Map.of("detail", problem.detail()));
            case Step.Over _ -> throw new IllegalStateException("A stream is over before this");
        };
    }

    private static OutboundSseEvent named(Sse sse, String name, Object data) {
        return sse.newEventBuilder().name(name).data(data.getClass(), data).build();
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record PlaceView(long position, long estimatedSeconds) {

        static PlaceView of(Standing standing) {
            return new PlaceView(standing.position(), standing.estimate().toSeconds());
        }
    }
}
