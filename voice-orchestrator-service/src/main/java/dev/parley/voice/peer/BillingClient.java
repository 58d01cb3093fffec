package dev.parley.voice.peer;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.model.problem.ServiceException;
import dev.parley.service.identity.TravellingToken;
import dev.parley.service.peer.PeerProblems;
import dev.parley.service.peer.PeerUnavailable;
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

    @POST
    Uni<Reservation> post(ReserveMinutes request);

    /// Asking twice for one session gives the same reservation.
    default Uni<Long> reserve(PersonId person, SessionId session, long seconds) {
        return post(new ReserveMinutes(person, session, seconds))
                .map(Reservation::grantedSeconds)
                .onFailure(e -> !(e instanceof ServiceException))
                .transform(e -> new PeerUnavailable("usage-billing-service", e));
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record ReserveMinutes(PersonId userId, SessionId sessionId, long seconds) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Reservation(long grantedSeconds) {}
}
