package dev.parley.session.lifecycle.api;

import dev.parley.model.event.EndReason;
import dev.parley.service.idempotency.IdempotencyKeys;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import dev.parley.session.lifecycle.SessionEnder;
import dev.parley.session.lifecycle.SessionStarter;
import dev.parley.session.lifecycle.Venues;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/// Starting and ending sessions, at whichever vendor.
@Path("/v1/sessions")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class SessionLifeResource {
    private final SessionStarter starter;
    private final SessionEnder ender;
    private final Venues venues;
    private final IdempotencyKeys keys;
    private final Caller caller;

    SessionLifeResource(SessionStarter starter, SessionEnder ender, Venues venues, IdempotencyKeys keys,
            Caller caller) {
        this.starter = starter;
        this.ender = ender;
        this.venues = venues;
        this.keys = keys;
        this.caller = caller;
    }

    @POST
    @APIResponseSchema(value = StartedSession.class, responseCode = "201")
    public Uni<RestResponse<StartedSession>> start(@HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid CreateSession request) {
        var person = caller.actingFor(request.userId());
        var start = request.of(person, venues::offer, key);
        return keys.answerOnce(person, key, request, StartedSession.class,
                () -> starter.start(start).map(StartedSession::of))
                .map(SessionLifeResource::created);
    }

    @POST
    @Path("/{id}/end")
    public Uni<EndedSession> end(@RestPath String id) {
        var reason = caller.mayActForOthers() ? EndReason.ENDED_BY_SERVICE : EndReason.ENDED_BY_USER;
        return ender.end(Named.session(id), reason).map(EndedSession::of);
    }

    private static RestResponse<StartedSession> created(StartedSession session) {
        return ResponseBuilder.create(Status.CREATED, session)
                .location(URI.create("/v1/sessions/" + session.id()))
                .build();
    }
}
