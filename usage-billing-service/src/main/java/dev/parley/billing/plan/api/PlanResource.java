package dev.parley.billing.plan.api;

import dev.parley.billing.plan.PlanCode;
import dev.parley.billing.plan.PlanDraft;
import dev.parley.billing.plan.PlanService;
import dev.parley.billing.plan.TermsNotFound;
import dev.parley.service.identity.Role;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

@Path("/v1/plans")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class PlanResource {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final PlanService plans;
    private final SecurityIdentity identity;

    PlanResource(PlanService plans, SecurityIdentity identity) {
        this.plans = plans;
        this.identity = identity;
    }

    @GET
    public Uni<Page<OfferView>> list(@Valid @BeanParam PageRequest page) {
        return plans.inForce(page).map(found -> found.map(OfferView::of));
    }

    /// What comes and what was is the operator's to know.
    @GET
    @Path("/{code}")
    public Uni<PlanView> read(@RestPath String code) {
        var found = identity.hasRole(Role.ADMIN) ? plans.history(code) : plans.current(code);
        return found.map(PlanView::of);
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Role.ADMIN)
    public Uni<RestResponse<PlanView>> put(@RestPath @PlanCode String code, @NotNull @Valid PlanDraft draft) {
        return plans.put(code, draft)
                .map(put -> ResponseBuilder.create(put.isNew() ? Status.CREATED : Status.OK, PlanView.of(put.plan()))
                        .build());
    }

    @DELETE
    @Path("/{code}/terms/{effectiveFrom}")
    @RolesAllowed(Role.ADMIN)
    public Uni<Void> withdraw(@RestPath String code, @RestPath String effectiveFrom) {
        return plans.withdraw(code, moment(code, effectiveFrom));
    }

    /// What is no moment, or none that Postgres keeps, is none of any terms.
    private static Instant moment(String code, String text) {
        try {
            var moment = Instant.parse(text);
            if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
                throw new TermsNotFound(code, text);
            }
            return moment;
        } catch (DateTimeParseException _) {
            throw new TermsNotFound(code, text);
        }
    }
}
