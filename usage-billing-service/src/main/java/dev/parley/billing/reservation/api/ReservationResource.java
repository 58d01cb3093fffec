package dev.parley.billing.reservation.api;

import dev.parley.billing.reservation.ReservationService;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/v1/reservations")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class ReservationResource {
    private final ReservationService reservations;
    private final Caller caller;

    ReservationResource(ReservationService reservations, Caller caller) {
        this.reservations = reservations;
        this.caller = caller;
    }

    @POST
    public Uni<ReservationView> reserve(@NotNull @Valid ReserveMinutes request) {
        return reservations.reserve(request.of(caller.actingFor(request.userId()))).map(ReservationView::of);
    }

    @POST
    @Path("/renew")
    @RolesAllowed({Role.SERVICE, Role.ADMIN})
    public Uni<Void> renew(@NotNull @Valid OneSession request) {
        return reservations.renew(request.sessionId());
    }

    /// For a session of which no event will tell.
    @POST
    @Path("/settle")
    @RolesAllowed({Role.SERVICE, Role.ADMIN})
    public Uni<Void> settle(@NotNull @Valid SettleMinutes request) {
        request.requireOrder();
        return reservations.settle(request.sessionId(), request.startedAt(), request.endedAt());
    }

    /// For a session that could not be started. A person may not say so: the minutes of a live one would be free.
    @POST
    @Path("/release")
    @RolesAllowed({Role.SERVICE, Role.ADMIN})
    public Uni<Void> release(@NotNull @Valid OneSession request) {
        return reservations.release(request.sessionId());
    }
}
