package dev.parley.persona.context;

import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonaId;
import java.util.List;
import java.util.Optional;

/// One neutral context in the forms that the vendors take. It was compiled for a persona or for an interpreter.
///
/// @param digest
///            two contexts that tell an AI the same have the same one; it says nothing of what that is
/// @param vendors
///            in the order in which they are tried
/// @param language
///            what the AI speaks, as people call it: `Portuguese`
public record CompiledContext(Optional<PersonaId> persona, Optional<Integer> personaVersion,
        Optional<String> interpreter, String name, SessionKind kind, String digest, List<Vendor> vendors,
        Optional<String> language, ForTavus tavus, ForLiveKit livekit, ForElevenLabs elevenlabs) {

    public CompiledContext {
        vendors = List.copyOf(vendors);
    }

    public record ForTavus(Optional<String> personaId, Optional<String> replicaId, String conversationalContext,
            String customGreeting) {
        @Override
        public String toString() {
            return "ForTavus[personaId=" + personaId + "]";
        }
    }

    public record ForLiveKit(Optional<String> agentName, String systemPrompt, String openingLine, String voiceId) {
        @Override
        public String toString() {
            return "ForLiveKit[voiceId=" + voiceId + "]";
        }
    }

    public record ForElevenLabs(Optional<String> agentId, DynamicVariables dynamicVariables) {}

    /// None of them may be missing, or the agent does not start.
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
        return "CompiledContext[name=" + name + ", kind=" + kind + ", digest=" + digest + "]";
    }
}
