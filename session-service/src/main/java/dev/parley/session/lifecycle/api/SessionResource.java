package dev.parley.session.lifecycle.api;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import dev.parley.session.lifecycle.SessionReader;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Reading sessions. Row security decides which there are: somebody else's is not found.
@Path("/v1/sessions")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class SessionResource {
    private final SessionReader sessions;
    private final Caller caller;

    SessionResource(SessionReader sessions, Caller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    @GET
    public Uni<Page<SessionView>> list(@Valid @BeanParam SessionQuery query, @Valid @BeanParam PageRequest page) {
        return sessions.page(query.of(whose(query.userId())), page).map(found -> found.map(SessionView::of));
    }

    @GET
    @Path("/{id}")
    public Uni<SessionView> one(@RestPath SessionId id) {
        return sessions.attended(id).map(SessionView::of);
    }

    /// A product that names nobody sees everybody's; a person sees their own in any case.
    private @Nullable PersonId whose(@Nullable String userId) {
        return userId == null && caller.mayActForOthers() ? null : caller.actingFor(userId);
    }
}
