package dev.parley.persona.dream.api;

import dev.parley.persona.dream.Interpretation;
import dev.parley.persona.dream.InterpretationDraft;
import dev.parley.persona.dream.InterpretationService;
import dev.parley.persona.dream.InterpretationView;
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

@Path(InterpretationResource.PATH)
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class InterpretationResource {
    static final String PATH = "/v1/me/interpretations";

    private final InterpretationService interpretations;
    private final IdempotencyKeys keys;
    private final Caller caller;

    InterpretationResource(InterpretationService interpretations, IdempotencyKeys keys, Caller caller) {
        this.interpretations = interpretations;
        this.keys = keys;
        this.caller = caller;
    }

    @POST
    public Uni<RestResponse<InterpretationView>> create(@HeaderParam("Idempotency-Key") @Nullable String key,
            @RestQuery("user_id") @Nullable String userId, @NotNull @Valid InterpretationDraft draft) {
        var person = caller.actingFor(userId);
        return keys
                .answerOnce(person, key, draft, UUID.class,
                        () -> interpretations.create(person, draft).map(Interpretation::id))
                .chain(id -> interpretations.required(person, id))
                .map(made -> created(InterpretationView.of(made), userId));
    }

    @GET
    public Uni<Page<InterpretationView>> list(@RestQuery("user_id") @Nullable String userId,
            @RestQuery("dream_id") @Nullable UUID dreamId,
            @Valid @BeanParam PageRequest page) {
        return interpretations.page(caller.actingFor(userId), dreamId, page)
                .map(found -> found.map(InterpretationView::of));
    }

    @GET
    @Path("/{id}")
    public Uni<InterpretationView> read(@RestPath UUID id, @RestQuery("user_id") @Nullable String userId) {
        return interpretations.required(caller.actingFor(userId), id).map(InterpretationView::of);
    }

    @PUT
    @Path("/{id}")
    public Uni<InterpretationView> rewrite(@RestPath UUID id, @RestQuery("user_id") @Nullable String userId,
            @NotNull @Valid InterpretationDraft draft) {
        return interpretations.rewrite(caller.actingFor(userId), id, draft).map(InterpretationView::of);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> delete(@RestPath UUID id, @RestQuery("user_id") @Nullable String userId) {
        return interpretations.delete(caller.actingFor(userId), id);
    }

    /// Who named a person must name them again to find it.
    private static RestResponse<InterpretationView> created(InterpretationView view, @Nullable String userId) {
        var location = UriBuilder.fromPath(PATH + "/" + view.id());
        if (userId != null) {
            location.queryParam("user_id", "{person}").resolveTemplate("person", userId);
        }
        return ResponseBuilder.<InterpretationView>created(location.build()).entity(view).build();
    }
}
