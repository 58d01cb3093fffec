package dev.parley.billing.usage.api;

import dev.parley.billing.statement.Periods;
import dev.parley.billing.usage.UsageReader;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// `user_id` is for a service that asks on behalf of a person; `period` is this month unless it is named.
@Path("/v1/usage")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class UsageResource {
    private final UsageReader usage;
    private final Periods periods;
    private final Caller caller;

    UsageResource(UsageReader usage, Periods periods, Caller caller) {
        this.usage = usage;
        this.periods = periods;
        this.caller = caller;
    }

    @GET
    @Path("/me")
    public Uni<UsageView> mine(@RestQuery("user_id") @Nullable String userId, @RestQuery @Nullable String period) {
        return usage.summary(caller.actingFor(userId), periods.asked(period)).map(UsageView::of);
    }

    @GET
    @Path("/me/sessions")
    public Uni<Page<SessionUseView>> sessions(@RestQuery("user_id") @Nullable String userId,
            @RestQuery @Nullable String period, @Valid @BeanParam PageRequest page) {
        return usage.sessions(caller.actingFor(userId), periods.asked(period), page)
                .map(found -> found.map(SessionUseView::of));
    }

    @GET
    @Path("/me/history")
    public Uni<Page<MonthView>> history(@RestQuery("user_id") @Nullable String userId,
            @Valid @BeanParam PageRequest page) {
        return usage.history(caller.actingFor(userId), page).map(found -> found.map(MonthView::of));
    }

    @GET
    @RolesAllowed(Role.ADMIN)
    public Uni<Page<PersonUseView>> people(@RestQuery @Nullable String period, @Valid @BeanParam PeopleFilter filter,
            @Valid @BeanParam PageRequest page) {
        return usage.people(periods.asked(period), filter.percentMin(), filter.plan(), page)
                .map(found -> found.map(PersonUseView::of));
    }
}
