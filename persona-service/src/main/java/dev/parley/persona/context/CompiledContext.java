package dev.parley.persona.context;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonaId;
import java.util.List;
import java.util.Optional;

/// One neutral context in the forms that the vendors take. It was compiled for a persona or for an interpreter.
///
/// @param personaName
///            of the interpreter, where it is one
/// @param digest
///            two contexts that tell an AI the same have the same one; it says nothing of what that is
/// @param vendors
///            in the order in which they are tried
/// @param language
///            what the AI speaks, as people call it: `Portuguese`
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(Include.NON_ABSENT)
public record CompiledContext(Optional<PersonaId> personaId, Optional<Integer> personaVersion,
        Optional<String> interpreterId, String personaName, SessionKind kind, String digest, List<Vendor> vendors,
        Optional<String> language, ForTavus tavus, ForLiveKit livekit, ForElevenLabs elevenlabs) {

    public CompiledContext {
        vendors = List.copyOf(vendors);
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(Include.NON_ABSENT)
    public record ForTavus(Optional<String> personaId, Optional<String> replicaId, String conversationalContext,
            String customGreeting) {
        @Override
        public String toString() {
            return "ForTavus[personaId=" + personaId + "]";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(Include.NON_ABSENT)
    public record ForLiveKit(Optional<String> agentName, String systemPrompt, String openingLine, String voiceId) {
        @Override
        public String toString() {
            return "ForLiveKit[voiceId=" + voiceId + "]";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(Include.NON_ABSENT)
    public record ForElevenLabs(Optional<String> agentId, DynamicVariables dynamicVariables) {}

    /// None of them may be missing, or the agent does not start.
    @JsonNaming(SnakeCaseStrategy.class)
    public record DynamicVariables(String userName, String userProfile, String dreamContent,
            List<String> dreamEmotions, String conversationContext, String interpreterStyle) {

        public DynamicVariables {
            dreamEmotions = List.copyOf(dreamEmotions);
        }

        @Override
        public String toString() {
            return "DynamicVariables[]";
        }
    }

    @Override
    public String toString() {
        return "CompiledContext[kind=" + kind + ", digest=" + digest + "]";
    }
}
