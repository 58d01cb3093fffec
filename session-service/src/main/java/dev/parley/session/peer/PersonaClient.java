package dev.parley.session.peer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.service.identity.TravellingToken;
import dev.parley.service.peer.PeerProblems;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
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

    /// @param participants
    ///            how the AI may call those who take part
    /// @param prompt
    ///            what the person wants to talk about
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CompileContext(PersonId userId, PersonaId personaId, SessionKind kind, List<String> participants,
            @Nullable String prompt) {
        @Override
        public String toString() {
            return "CompileContext[kind=" + kind + "]";
        }
    }

    /// @param vendors
    ///            through which the persona may be talked to
    @JsonNaming(SnakeCaseStrategy.class)
    record Context(PersonaId personaId, @Nullable Integer personaVersion, String personaName, List<Vendor> vendors,
            ForTavus tavus, ForLiveKit livekit, ForElevenLabs elevenlabs) {

        /// With another face at Tavus.
        public Context with(ForTavus other) {
            return new Context(personaId, personaVersion, personaName, vendors, other, livekit, elevenlabs);
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record ForTavus(@Nullable String personaId, @Nullable String replicaId, String conversationalContext,
            String customGreeting) {
        @Override
        public String toString() {
            return "ForTavus[personaId=" + personaId + "]";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record ForLiveKit(@Nullable String agentName, String systemPrompt, String openingLine, String voiceId) {
        @Override
        public String toString() {
            return "ForLiveKit[voiceId=" + voiceId + "]";
        }
    }

    /// @param dynamicVariables
    ///            what the agent's prompt has places for, under the names it has them by
    record ForElevenLabs(@JsonProperty("agent_id") @Nullable String agentId,
            @JsonProperty("dynamic_variables") Map<String, Object> dynamicVariables) {
        @Override
        public String toString() {
            return "ForElevenLabs[agentId=" + agentId + "]";
        }
    }
}
