package dev.parley.voice.assistant.api;

import dev.parley.model.event.EndReason;
import dev.parley.model.id.SessionId;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import dev.parley.voice.assistant.VoiceAssistant;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/// Voice sessions for session-service, which has made sure of the minutes.
@Path("/v1/voice/sessions")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class VoiceSessionResource {
    private final VoiceAssistant assistant;
    private final Caller caller;

    VoiceSessionResource(VoiceAssistant assistant, Caller caller) {
        this.assistant = assistant;
        this.caller = caller;
    }

    /// A person may not ask for this: they would say themselves how long they may talk. Asking again for a session
    /// gives the same one.
    @POST
    @ResponseStatus(201)
    @RolesAllowed(Role.SERVICE)
    public Uni<VoiceSessionView> start(@NotNull @Valid StartPreparedSession request) {
        return assistant.start(request.forPerson(caller.actingFor(request.userId()))).map(VoiceSessionView::of);
    }

    /// With another token to join, as long as there is something to join.
    @GET
    @Path("/{id}")
    public Uni<VoiceSessionView> one(@RestPath String id) {
        return assistant.join(new SessionId(id)).map(VoiceSessionView::of);
    }

    @POST
    @Path("/{id}/end")
    public Uni<EndedVoiceSession> end(@RestPath String id) {
        var reason = caller.mayActForOthers() ? EndReason.ENDED_BY_SERVICE : EndReason.ENDED_BY_USER;
        return assistant.end(new SessionId(id), reason).map(EndedVoiceSession::of);
    }
}
