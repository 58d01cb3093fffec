package dev.parley.ingest.inspection.api;

import dev.parley.ingest.inspection.DeliveryReader;
import dev.parley.ingest.inspection.VendorCode;
import dev.parley.service.identity.Role;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What came from the vendors, and what became of it. What it says is for admins alone.
@Path("/v1")
@RolesAllowed({Role.SERVICE, Role.ADMIN})
class DeliveryResource {
    private final DeliveryReader deliveries;
    private final SecurityIdentity caller;

    DeliveryResource(DeliveryReader deliveries, SecurityIdentity caller) {
        this.deliveries = deliveries;
        this.caller = caller;
    }

    @GET
    @Path("/deliveries")
    public Uni<Page<DeliveryView>> list(@Valid @BeanParam DeliveryQuery query, @Valid @BeanParam PageRequest page) {
        return deliveries.page(query.filter(), page).map(found -> found.map(DeliveryView::of));
    }

    @GET
    @Path("/deliveries/{id}")
    public Uni<DeliveryView> one(@RestPath long id) {
        if (!caller.hasRole(Role.ADMIN)) {
            return deliveries.required(id).map(DeliveryView::of);
        }
        return deliveries.required(id)
                .chain(found -> deliveries.payload(id).map(payload -> DeliveryView.of(found, payload)));
    }

    @GET
    @Path("/dead-letters")
    public Uni<Page<DeadLetterView>> deadLetters(@RestQuery @Nullable String vendor,
            @Valid @BeanParam PageRequest page) {
        return deliveries.deadLetters(vendor == null ? null : VendorCode.read("/vendor", vendor), page)
                .map(found -> found.map(DeadLetterView::of));
    }
}
