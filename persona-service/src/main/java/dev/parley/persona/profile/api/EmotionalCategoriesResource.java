package dev.parley.persona.profile.api;

import dev.parley.persona.profile.EmotionalCategoriesDraft;
import dev.parley.persona.profile.EmotionalCategoriesService;
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

@Path("/v1/me/emotional-categories")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class EmotionalCategoriesResource {
    private final EmotionalCategoriesService categories;
    private final Caller caller;

    EmotionalCategoriesResource(EmotionalCategoriesService categories, Caller caller) {
        this.categories = categories;
        this.caller = caller;
    }

    @GET
    public Uni<EmotionalCategoriesDraft> read(@RestQuery("user_id") @Nullable String userId) {
        return categories.of(caller.actingFor(userId)).map(EmotionalCategoriesDraft::of);
    }

    @PUT
    public Uni<EmotionalCategoriesDraft> rewrite(@RestQuery("user_id") @Nullable String userId,
            @NotNull @Valid EmotionalCategoriesDraft draft) {
        return categories.rewrite(caller.actingFor(userId), draft).map(EmotionalCategoriesDraft::of);
    }
}
