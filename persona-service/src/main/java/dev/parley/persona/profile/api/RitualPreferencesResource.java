package dev.parley.persona.profile.api;

import dev.parley.persona.profile.RitualPreferencesDraft;
import dev.parley.persona.profile.RitualPreferencesService;
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

@Path("/v1/me/ritual-preferences")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class RitualPreferencesResource {
    private final RitualPreferencesService preferences;
    private final Caller caller;

    RitualPreferencesResource(RitualPreferencesService preferences, Caller caller) {
        this.preferences = preferences;
        this.caller = caller;
    }

    @GET
    public Uni<RitualPreferencesDraft> read(@RestQuery("user_id") @Nullable String userId) {
        return preferences.of(caller.actingFor(userId)).map(RitualPreferencesDraft::of);
    }

    @PUT
    public Uni<RitualPreferencesDraft> rewrite(@RestQuery("user_id") @Nullable String userId,
            @NotNull @Valid RitualPreferencesDraft draft) {
        return preferences.rewrite(caller.actingFor(userId), draft).map(RitualPreferencesDraft::of);
    }
}
