package dev.parley.session.peer;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.ReservationId;
import dev.parley.model.id.SessionId;
import dev.parley.service.identity.TravellingToken;
import dev.parley.service.peer.PeerProblems;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@Path("/v1/reservations")
@RegisterRestClient(configKey = "billing")
@RegisterProvider(TravellingToken.class)
@RegisterProvider(PeerProblems.class)
public interface BillingClient {

    /// Asking twice for one session gives the same reservation.
    @POST
    Uni<Reservation> reserve(ReserveMinutes request);

    @JsonNaming(SnakeCaseStrategy.class)
    record ReserveMinutes(PersonId userId, SessionId sessionId, long seconds) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Reservation(ReservationId reservationId, long grantedSeconds) {}
}
