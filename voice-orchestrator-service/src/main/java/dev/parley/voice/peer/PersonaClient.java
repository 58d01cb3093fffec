package dev.parley.voice.peer;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.service.identity.TravellingToken;
import dev.parley.service.peer.PeerProblems;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@RegisterRestClient(configKey = "persona")
@RegisterProvider(TravellingToken.class)
@RegisterProvider(PeerProblems.class)
interface PersonaClient {

    @POST
    @Path("/contexts")
    Uni<Compiled> compile(CompileContext request);

    @GET
    @Path("/interpreters")
    Uni<Interpreters> interpreters(@RestQuery boolean active, @RestQuery int limit);

    record CompileContext(@JsonProperty("user_id") PersonId person,
            @JsonProperty("interpreter_id") String interpreter, SessionKind kind,
            @JsonProperty("dream_id") UUID dream) {
        @Override
        public String toString() {
            return "CompileContext[kind=" + kind + "]";
        }
    }

    record Compiled(@JsonProperty("persona_name") String personaName, ForElevenLabs elevenlabs) {}

    record ForElevenLabs(@JsonProperty("agent_id") @Nullable String agentId,
            @JsonProperty("dynamic_variables") DynamicVariables dynamicVariables) {}

    record Interpreters(List<Interpreter> items) {}

    record Interpreter(String id) {}
}
