package dev.parley.voice.conversation.api;

import dev.parley.service.idempotency.IdempotencyKeys;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import dev.parley.service.webhook.SessionClaim;
import dev.parley.voice.conversation.Conversations;
import dev.parley.voice.conversation.MessageService;
import dev.parley.voice.elevenlabs.ElevenLabsConfig;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The dream seed's API.
@Path("/api/v1/conversations")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class ConversationResource {
    private final Conversations conversations;
    private final MessageService messages;
    private final SessionClaim claims;
    private final ElevenLabsConfig config;
    private final IdempotencyKeys keys;
    private final Caller caller;
    private final Clock clock;

    ConversationResource(Conversations conversations, MessageService messages, SessionClaim claims,
            ElevenLabsConfig config, IdempotencyKeys keys, Caller caller, Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.claims = claims;
        this.config = config;
        this.keys = keys;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/elevenlabs/init")
    public Uni<Envelope<OpenedConversation>> init(@HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid InitConversation request) {
        var person = caller.actingFor(request.userId());
        return keys.answerOnce(person, key, request, OpenedConversation.class,
                () -> conversations.open(person, request.dream(), request.interpreterId())
                        .map(opened -> OpenedConversation.of(opened, claims.of(opened.joinable().talk().id()),
                                config.maxDurationOverride())))
                .map(Envelope::of);
    }

    @POST
    @Path("/messages")
    public Uni<Envelope<SavedMessages>> save(@NotNull @Valid SaveMessages request) {
        messages.requireNotTooMany(request.count());
        return messages.save(request.conversation(), request.read(clock.instant())).map(SavedMessages::of)
                .map(Envelope::of);
    }

    @POST
    @Path("/elevenlabs/refresh-token")
    public Uni<Envelope<RefreshedToken>> refresh(@NotNull @Valid RefreshToken request) {
        return conversations.refresh(request.conversation(), request.isByWebRtc())
                .map(reentry -> RefreshedToken.of(request.conversation(), reentry, request.isByWebRtc(),
                        clock.instant()))
                .map(Envelope::of);
    }

    @GET
    @Path("/elevenlabs/validate-session/{conversationId}")
    public Uni<Envelope<SessionValidity>> validate(@RestPath String conversationId) {
        return conversations.validate(Ids.uuid("conversationId", conversationId)).map(SessionValidity::of)
                .map(Envelope::of);
    }
}
