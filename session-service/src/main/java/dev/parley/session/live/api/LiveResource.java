package dev.parley.session.live.api;

import dev.parley.model.id.SessionId;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import dev.parley.session.live.LiveEvent;
import dev.parley.session.live.LiveEvent.Happened;
import dev.parley.session.live.LiveEvent.Heartbeat;
import dev.parley.session.live.LiveEvent.Over;
import dev.parley.session.live.LiveEvents;
import dev.parley.session.timeline.NotedEntry;
import dev.parley.session.timeline.api.EntryView;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.jspecify.annotations.Nullable;

/// A session while it happens: its timeline from the beginning, or from where the reader left off, and then each entry
/// as it is committed.
@Path("/v1/sessions/{id}/events")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class LiveResource {
    private final LiveEvents live;
    private final Caller caller;

    LiveResource(LiveEvents live, Caller caller) {
        this.live = live;
        this.caller = caller;
    }

    /// A proxy that keeps or gathers what it passes on would hold events back.
    @GET
    @FollowsSession
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    public Multi<OutboundSseEvent> events(@RestPath SessionId id,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId, @Context Sse sse, HttpServerRequest request) {
        var last = LastEventId.of(lastEventId);
        return live.follow(id, caller.actor().orElseThrow(), last.value(), request.connection()::close)
                .map(event -> outbound(sse, event));
    }

    private static OutboundSseEvent outbound(Sse sse, LiveEvent event) {
        return switch (event) {
            case Happened(var noted) -> sse.newEventBuilder().id(String.valueOf(noted.id())).name(name(noted))
                    .data(EntryView.class, EntryView.of(noted))
                    .build();
            case Heartbeat() -> sse.newEventBuilder().comment("alive").build();
            case Over() -> sse.newEventBuilder().name("over").data(Map.class, Map.of()).build();
        };
    }

    /// What most readers wait for has a name of its own.
    private static String name(NotedEntry noted) {
        return switch (noted.entry().what()) {
            case "requested", "active", "ending", "ended", "failed" -> "state";
            case "fact.transcript_ready" -> "transcript";
            default -> "entry";
        };
    }
}
