package dev.parley.service.peer;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.id.SessionId;
import dev.parley.service.identity.OwnToken;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@Path("/v1/reservations/release")
@RegisterRestClient(configKey = "billing")
@RegisterProvider(OwnToken.class)
@RegisterProvider(PeerProblems.class)
interface ReleaseClient {

    @POST
    Uni<Void> release(ReleaseMinutes request);

    @JsonNaming(SnakeCaseStrategy.class)
    record ReleaseMinutes(SessionId sessionId) {}
}
