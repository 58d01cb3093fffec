package dev.parley.session.peer;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.service.identity.TravellingToken;
import dev.parley.service.peer.PeerProblems;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

@Path("/v1/contexts")
@RegisterRestClient(configKey = "persona")
@RegisterProvider(TravellingToken.class)
@RegisterProvider(PeerProblems.class)
public interface PersonaClient {

    @POST
    Uni<Context> compile(CompileContext request);

    @JsonNaming(SnakeCaseStrategy.class)
    record CompileContext(PersonId userId, PersonaId personaId, SessionKind kind) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Context(PersonaId personaId, @Nullable Integer personaVersion, String personaName, ForTavus tavus) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record ForTavus(@Nullable String personaId, @Nullable String replicaId, String conversationalContext,
            String customGreeting) {
        @Override
        public String toString() {
            return "ForTavus[personaId=" + personaId + "]";
        }
    }
}
