package dev.parley.session.lifecycle.api;

import dev.parley.model.event.EndReason;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.service.idempotency.IdempotencyKeys;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import dev.parley.session.lifecycle.Session;
import dev.parley.session.lifecycle.SessionEnder;
import dev.parley.session.lifecycle.SessionNotFound;
import dev.parley.session.lifecycle.SessionService;
import dev.parley.session.lifecycle.SessionStarter;
import dev.parley.session.lifecycle.StartSession;
import dev.parley.session.lifecycle.Started;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/// The functions that the mentor app calls.
@Path("/functions/v1")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class MentorSessionResource {
    private final SessionStarter starter;
    private final SessionEnder ender;
    private final SessionService sessions;
    private final IdempotencyKeys keys;
    private final Caller caller;

    MentorSessionResource(SessionStarter starter, SessionEnder ender, SessionService sessions, IdempotencyKeys keys,
            Caller caller) {
        this.starter = starter;
        this.ender = ender;
        this.sessions = sessions;
        this.keys = keys;
        this.caller = caller;
    }

    @POST
    @Path("/start-tavus-session")
    public Uni<StartedTavusSession> start(@HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid StartTavusSession request) {
        var person = caller.actingFor(request.userId());
        var start = new StartSession(person, Named.persona(request.personaId()), SessionKind.MENTOR, key);
        return keys.answerOnce(person, key, request, StartedTavusSession.class,
                () -> starter.start(start).map(Started::session).map(StartedTavusSession::of));
    }

    @POST
    @Path("/end-tavus-session")
    public Uni<EndedTavusSession> end(@NotNull @Valid EndTavusSession request) {
        var person = caller.actingFor(request.userId());
        return sessions.requiredByVendor(Vendor.TAVUS, request.tavusConversationId())
                .invoke(session -> requireNamed(request, session))
                .chain(session -> ender.end(session.id(), reasonOf(person)))
                .map(EndedTavusSession::of);
    }

    private EndReason reasonOf(PersonId person) {
        return caller.person().equals(person) ? EndReason.ENDED_BY_USER : EndReason.ENDED_BY_SERVICE;
    }

    private static void requireNamed(EndTavusSession request, Session session) {
        if (!request.names(session)) {
            throw new SessionNotFound(request.tavusConversationId());
        }
    }
}
