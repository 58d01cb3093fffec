package dev.parley.persona.dream.api;

import dev.parley.persona.dream.Dream;
import dev.parley.persona.dream.DreamDraft;
import dev.parley.persona.dream.DreamService;
import dev.parley.persona.dream.DreamView;
import dev.parley.service.idempotency.IdempotencyKeys;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriBuilder;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path(DreamResource.PATH)
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class DreamResource {
    static final String PATH = "/v1/me/dreams";

    private final DreamService dreams;
    private final IdempotencyKeys keys;
    private final Caller caller;

    DreamResource(DreamService dreams, IdempotencyKeys keys, Caller caller) {
        this.dreams = dreams;
        this.keys = keys;
        this.caller = caller;
    }

    @POST
    public Uni<RestResponse<DreamView>> create(@HeaderParam("Idempotency-Key") @Nullable String key,
            @RestQuery("user_id") @Nullable String userId, @NotNull @Valid DreamDraft draft) {
        var person = caller.actingFor(userId);
        return keys.answerOnce(person, key, draft, UUID.class, () -> dreams.create(person, draft).map(Dream::id))
                .chain(id -> dreams.required(person, id))
                .map(made -> created(DreamView.of(made), userId));
    }

    @GET
    public Uni<Page<DreamView>> list(@RestQuery("user_id") @Nullable String userId,
            @Valid @BeanParam PageRequest page) {
        return dreams.page(caller.actingFor(userId), page).map(found -> found.map(DreamView::of));
    }

    @GET
    @Path("/{id}")
    public Uni<DreamView> read(@RestPath UUID id, @RestQuery("user_id") @Nullable String userId) {
        return dreams.required(caller.actingFor(userId), id).map(DreamView::of);
    }

    @PUT
    @Path("/{id}")
    public Uni<DreamView> rewrite(@RestPath UUID id, @RestQuery("user_id") @Nullable String userId,
            @NotNull @Valid DreamDraft draft) {
        return dreams.rewrite(caller.actingFor(userId), id, draft).map(DreamView::of);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> delete(@RestPath UUID id, @RestQuery("user_id") @Nullable String userId) {
        return dreams.delete(caller.actingFor(userId), id);
    }

    /// Who named a person must name them again to find it.
    private static RestResponse<DreamView> created(DreamView view, @Nullable String userId) {
        var location = UriBuilder.fromPath(PATH + "/" + view.id());
        if (userId != null) {
            location.queryParam("user_id", "{person}").resolveTemplate("person", userId);
        }
        return ResponseBuilder.<DreamView>created(location.build()).entity(view).build();
    }
}
