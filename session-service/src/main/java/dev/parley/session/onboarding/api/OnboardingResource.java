package dev.parley.session.onboarding.api;

import dev.parley.service.idempotency.IdempotencyKeys;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import dev.parley.session.onboarding.Onboarding;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The onboarding app's API. It names people by their email; whose conversation it is, the token says.
@Path("/api/v1/tavus")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class OnboardingResource {
    private final Onboarding onboarding;
    private final IdempotencyKeys keys;
    private final Caller caller;

    OnboardingResource(Onboarding onboarding, IdempotencyKeys keys, Caller caller) {
        this.onboarding = onboarding;
        this.keys = keys;
        this.caller = caller;
    }

    @POST
    @Path("/create-conversation")
    public Uni<CreatedConversation> create(@HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid CreateConversation request) {
        var person = caller.person();
        return keys.answerOnce(person, key, request, CreatedConversation.class,
                () -> onboarding.start(person, request.newcomer(), request.conversationName(), key)
                        .map(CreatedConversation::of));
    }

    @GET
    @Path("/conversation-status/{conversation}")
    public Uni<ConversationStatus> status(@RestPath String conversation) {
        return onboarding.required(conversation).map(ConversationStatus::of);
    }
}
