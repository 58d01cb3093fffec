package dev.parley.voice.conversation.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.EndReason;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import dev.parley.service.vendor.ElevenLabsEvents;
import dev.parley.service.webhook.SessionClaim;
import dev.parley.voice.conversation.Talk;
import dev.parley.voice.conversation.Talks;
import dev.parley.voice.conversation.Ticket;
import dev.parley.voice.elevenlabs.ElevenLabsConfig;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/// Sessions at ElevenLabs for session-service, which has made sure of the minutes.
@Path("/v1/voice/talks")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class TalkResource {
    private static final TypeReference<LinkedHashMap<String, Object>> VARIABLES = new TypeReference<>() {
    };

    private final Talks talks;
    private final SessionClaim claims;
    private final ElevenLabsConfig config;
    private final ObjectMapper json;
    private final Caller caller;

    TalkResource(Talks talks, SessionClaim claims, ElevenLabsConfig config, ObjectMapper json, Caller caller) {
        this.talks = talks;
        this.claims = claims;
        this.config = config;
        this.json = json;
        this.caller = caller;
    }

    /// A person may not ask for this: they would say themselves how long they may talk. Asking again for a session
    /// gives the same one.
    @POST
    @ResponseStatus(201)
    @RolesAllowed(Role.SERVICE)
    public Uni<TalkView> start(@NotNull @Valid StartPreparedTalk request) {
        return talks.start(request.forPerson(caller.actingFor(request.userId())))
                .map(joinable -> view(joinable.talk(), Optional.of(joinable.ticket())));
    }

    /// With another way in, if the one before was used or has expired, as long as there is something to join.
    @GET
    @Path("/{id}")
    public Uni<TalkView> one(@RestPath String id) {
        return talks.join(id).map(joined -> view(joined.talk(), joined.ticket()));
    }

    /// @param id
    ///            the session's, or one that ElevenLabs gave a conversation of it
    @POST
    @Path("/{id}/end")
    public Uni<TalkView> end(@RestPath String id) {
        var reason = caller.mayActForOthers() ? EndReason.ENDED_BY_SERVICE : EndReason.ENDED_BY_USER;
        return talks.end(id, reason).map(talk -> view(talk, Optional.empty()));
    }

    private TalkView view(Talk talk, Optional<Ticket> ticket) {
        return TalkView.of(talk, ticket, talk.variables().filter(_ -> ticket.isPresent())
                .map(variables -> withClaim(talk, variables)), config.maxDurationOverride());
    }

    private Map<String, Object> withClaim(Talk talk, String variables) {
        try {
            var all = json.readValue(variables, VARIABLES);
            all.put(ElevenLabsEvents.SESSION_VARIABLE, claims.of(talk.id()));
            return all;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What an agent is told cannot be read as JSON", e);
        }
    }
}
