package dev.parley.service.peer;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.service.identity.TravellingToken;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@Path("/v1/reservations")
@RegisterRestClient(configKey = "billing")
@RegisterProvider(TravellingToken.class)
@RegisterProvider(PeerProblems.class)
interface ReservationClient {

    @POST
    Uni<Reserved> reserve(ReserveMinutes request);

    @JsonNaming(SnakeCaseStrategy.class)
    record ReserveMinutes(PersonId userId, SessionId sessionId, SessionKind kind, long seconds) {}
}
