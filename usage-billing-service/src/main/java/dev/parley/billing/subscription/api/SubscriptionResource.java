package dev.parley.billing.subscription.api;

import dev.parley.billing.subscription.SubscriptionService;
import dev.parley.billing.subscription.When;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// A person's plan over HTTP. A person reads their own; who sells plans changes them.
@Path("/v1/subscriptions")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class SubscriptionResource {
    private final SubscriptionService subscriptions;
    private final Caller caller;

    SubscriptionResource(SubscriptionService subscriptions, Caller caller) {
        this.subscriptions = subscriptions;
        this.caller = caller;
    }

    /// `user_id` is for a service that asks on behalf of a person.
    @GET
    @Path("/me")
    public Uni<SubscriptionView> mine(
            @RestQuery("user_id") @Nullable String userId) {
        return subscriptions.of(caller.actingFor(userId)).map(SubscriptionView::of);
    }

    @PUT
    @Path("/{userId}")
    @RolesAllowed({Role.SERVICE, Role.ADMIN})
    public Uni<SubscriptionView> change(
            @RestPath String userId,
            @NotNull @Valid ChangeSubscription request) {
        return subscriptions.change(caller.actingFor(userId), request.plan(), When.of(request.when()))
                .map(SubscriptionView::of);
    }

    /// What is paid for is kept until the period's end, unless it is said otherwise.
    @DELETE
    @Path("/{userId}")
    @RolesAllowed({Role.SERVICE, Role.ADMIN})
    public Uni<SubscriptionView> cancel(@RestPath String userId,
            @RestQuery @DefaultValue("period_end") @Pattern(regexp = When.CODES, message = When.RULE) String when) {
        return subscriptions.cancel(caller.actingFor(userId), When.of(when)).map(SubscriptionView::of);
    }

    @GET
    @Path("/{userId}/history")
    @RolesAllowed(Role.ADMIN)
    public Uni<Page<SpellView>> history(@RestPath String userId, @Valid @BeanParam PageRequest page) {
        return subscriptions.history(caller.actingFor(userId), page).map(found -> found.map(SpellView::of));
    }
}
