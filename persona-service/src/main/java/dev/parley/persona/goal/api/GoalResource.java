package dev.parley.persona.goal.api;

import dev.parley.persona.goal.Goal;
import dev.parley.persona.goal.GoalDraft;
import dev.parley.persona.goal.GoalService;
import dev.parley.persona.goal.GoalView;
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

@Path(GoalResource.PATH)
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class GoalResource {
    static final String PATH = "/v1/me/goals";

    private final GoalService goals;
    private final IdempotencyKeys keys;
    private final Caller caller;

    GoalResource(GoalService goals, IdempotencyKeys keys, Caller caller) {
        this.goals = goals;
        this.keys = keys;
        this.caller = caller;
    }

    @POST
    public Uni<RestResponse<GoalView>> create(@HeaderParam("Idempotency-Key") @Nullable String key,
            @RestQuery("user_id") @Nullable String userId, @NotNull @Valid GoalDraft draft) {
        var person = caller.actingFor(userId);
        return keys.answerOnce(person, key, draft, UUID.class, () -> goals.create(person, draft).map(Goal::id))
                .chain(id -> goals.required(person, id))
                .map(made -> created(GoalView.of(made), userId));
    }

    @GET
    public Uni<Page<GoalView>> list(@RestQuery("user_id") @Nullable String userId,
            @Valid @BeanParam PageRequest page) {
        return goals.page(caller.actingFor(userId), page).map(found -> found.map(GoalView::of));
    }

    @GET
    @Path("/{id}")
    public Uni<GoalView> read(@RestPath UUID id, @RestQuery("user_id") @Nullable String userId) {
        return goals.required(caller.actingFor(userId), id).map(GoalView::of);
    }

    @PUT
    @Path("/{id}")
    public Uni<GoalView> rewrite(@RestPath UUID id, @RestQuery("user_id") @Nullable String userId,
            @NotNull @Valid GoalDraft draft) {
        return goals.rewrite(caller.actingFor(userId), id, draft).map(GoalView::of);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> delete(@RestPath UUID id, @RestQuery("user_id") @Nullable String userId) {
        return goals.delete(caller.actingFor(userId), id);
    }

    /// Who named a person must name them again to find it.
    private static RestResponse<GoalView> created(GoalView view, @Nullable String userId) {
        var location = UriBuilder.fromPath(PATH + "/" + view.id());
        if (userId != null) {
            location.queryParam("user_id", "{person}").resolveTemplate("person", userId);
        }
        return ResponseBuilder.<GoalView>created(location.build()).entity(view).build();
    }
}
