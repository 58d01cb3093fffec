package dev.parley.ingest.normalise.api;

import dev.parley.ingest.normalise.ReplayService;
import dev.parley.service.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/// Stored deliveries become facts once more. Asking again changes nothing: a fact keeps its id.
@Path("/v1")
@RolesAllowed(Role.ADMIN)
class ReplayResource {
    private final ReplayService replays;

    ReplayResource(ReplayService replays) {
        this.replays = replays;
    }

    @POST
    @Path("/deliveries/{id}/replay")
    public Uni<ReplayedView> one(@RestPath long id) {
        return replays.replay(id).map(ReplayedView::of);
    }

    @POST
    @Path("/deliveries/replay")
    public Uni<ReplayedView> range(@NotNull @Valid ReplayDeliveries asked) {
        return replays.replay(asked.range()).map(ReplayedView::of);
    }

    @POST
    @Path("/dead-letters/{id}/retry")
    public Uni<ReplayedView> deadLetter(@RestPath long id) {
        return replays.retry(id).map(ReplayedView::of);
    }
}
