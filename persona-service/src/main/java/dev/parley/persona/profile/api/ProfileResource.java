package dev.parley.persona.profile.api;

import dev.parley.persona.profile.ProfileDraft;
import dev.parley.persona.profile.ProfileService;
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

@Path("/v1/me/profile")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class ProfileResource {
    private final ProfileService profiles;
    private final Caller caller;

    ProfileResource(ProfileService profiles, Caller caller) {
        this.profiles = profiles;
        this.caller = caller;
    }

    @GET
    public Uni<ProfileDraft> read(@RestQuery("user_id") @Nullable String userId) {
        return profiles.of(caller.actingFor(userId)).map(ProfileDraft::of);
    }

    @PUT
    public Uni<ProfileDraft> rewrite(@RestQuery("user_id") @Nullable String userId,
            @NotNull @Valid ProfileDraft draft) {
        return profiles.rewrite(caller.actingFor(userId), draft).map(ProfileDraft::of);
    }
}
