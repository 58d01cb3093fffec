package dev.parley.billing.usage.api;

import dev.parley.billing.usage.UsageService;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/usage")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class UsageResource {
    private final UsageService usage;
    private final Caller caller;

    UsageResource(UsageService usage, Caller caller) {
        this.usage = usage;
        this.caller = caller;
    }

    /// `user_id` is for a service that asks on behalf of a person.
    @GET
    @Path("/me")
    public Uni<UsageView> mine(@RestQuery("user_id") @Nullable String userId) {
        return usage.now(caller.actingFor(userId)).map(UsageView::of);
    }
}
