package dev.parley.persona.profile.api;

import dev.parley.persona.profile.OnboardingDraft;
import dev.parley.persona.profile.OnboardingService;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/me/onboarding")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class OnboardingResource {
    private final OnboardingService onboardings;
    private final Caller caller;

    OnboardingResource(OnboardingService onboardings, Caller caller) {
        this.onboardings = onboardings;
        this.caller = caller;
    }

    @GET
    public Uni<OnboardingDraft> read(@RestQuery("user_id") @Nullable String userId) {
        return onboardings.of(caller.actingFor(userId)).map(OnboardingDraft::of);
    }

    @PUT
    public Uni<OnboardingDraft> rewrite(@RestQuery("user_id") @Nullable String userId,
            @NotNull @Valid OnboardingDraft draft) {
        return onboardings.rewrite(caller.actingFor(userId), draft).map(OnboardingDraft::of);
    }
}
