package dev.parley.ingest.inspection.api;

import dev.parley.ingest.proof.RefusalLog;
import dev.parley.service.identity.Role;
import dev.parley.service.paging.Limit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/// Why webhooks were refused, which their senders are not told.
@Path("/v1/deliveries/refusals")
@RolesAllowed(Role.ADMIN)
class RefusalResource {
    private final RefusalLog refusals;

    RefusalResource(RefusalLog refusals) {
        this.refusals = refusals;
    }

    /// The latest ones of the instance that answers, newest first.
    @GET
    public Refusals list(@RestQuery @DefaultValue("50") Limit limit) {
        return new Refusals(refusals.latest(limit.items()).stream().map(RefusalView::of).toList());
    }

    record Refusals(List<RefusalView> items) {}
}
