package dev.parley.persona.context;

import dev.parley.model.id.PersonaId;
import java.util.Optional;

/// One neutral context in the forms that the vendors take.
public record CompiledContext(PersonaId persona, String personaName, ForTavus tavus, ForLiveKit livekit) {

    public record ForTavus(Optional<String> personaId, Optional<String> replicaId, String conversationalContext,
            String customGreeting) {
        @Override
        public String toString() {
            return "ForTavus[personaId=" + personaId + "]";
        }
    }

    public record ForLiveKit(String systemPrompt, String openingLine, String voiceId) {
        @Override
        public String toString() {
            return "ForLiveKit[voiceId=" + voiceId + "]";
        }
    }
}
