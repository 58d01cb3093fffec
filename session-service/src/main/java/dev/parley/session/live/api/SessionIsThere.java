package dev.parley.session.live.api;

import dev.parley.model.id.SessionId;
import dev.parley.session.lifecycle.SessionReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Answers 404 for a session that the caller may not see, while there is still a status to answer with.
@ApplicationScoped
class SessionIsThere {
    private final SessionReader sessions;

    SessionIsThere(SessionReader sessions) {
        this.sessions = sessions;
    }

    @FollowsSession
    @ServerRequestFilter
    public Uni<Void> require(UriInfo uri) {
        return sessions.required(new SessionId(uri.getPathParameters().getFirst("id"))).replaceWithVoid();
    }
}
