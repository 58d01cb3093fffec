package dev.parley.persona.context.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonaId;
import dev.parley.persona.context.CompiledContext;
import dev.parley.persona.context.CompiledContext.DynamicVariables;
import dev.parley.persona.context.CompiledContext.ForElevenLabs;
import dev.parley.persona.context.CompiledContext.ForLiveKit;
import dev.parley.persona.context.CompiledContext.ForTavus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param personaName
///            of the interpreter, where it is one
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContextView(@Nullable PersonaId personaId, @Nullable Integer personaVersion, @Nullable String interpreterId,
        String personaName, SessionKind kind, String digest, List<Vendor> vendors, @Nullable String language,
        TavusView tavus, LiveKitView livekit, ElevenLabsView elevenlabs) {

    static ContextView of(CompiledContext context) {
        return new ContextView(context.persona().orElse(null), context.personaVersion().orElse(null),
                context.interpreter().orElse(null), context.name(), context.kind(), context.digest(),
                context.vendors(), context.language().orElse(null), TavusView.of(context.tavus()),
                LiveKitView.of(context.livekit()), ElevenLabsView.of(context.elevenlabs()));
    }

    @Override
    public String toString() {
        return "ContextView[digest=" + digest + "]";
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TavusView(@Nullable String personaId, @Nullable String replicaId, String conversationalContext,
            String customGreeting) {
        static TavusView of(ForTavus tavus) {
            return new TavusView(tavus.personaId().orElse(null), tavus.replicaId().orElse(null),
                    tavus.conversationalContext(), tavus.customGreeting());
        }

        @Override
        public String toString() {
            return "TavusView[personaId=" + personaId + "]";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LiveKitView(@Nullable String agentName, String systemPrompt, String openingLine, String voiceId) {
        static LiveKitView of(ForLiveKit livekit) {
            return new LiveKitView(livekit.agentName().orElse(null), livekit.systemPrompt(), livekit.openingLine(),
                    livekit.voiceId());
        }

        @Override
        public String toString() {
            return "LiveKitView[voiceId=" + voiceId + "]";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ElevenLabsView(@Nullable String agentId, VariablesView dynamicVariables) {
        static ElevenLabsView of(ForElevenLabs elevenlabs) {
            return new ElevenLabsView(elevenlabs.agentId().orElse(null),
                    VariablesView.of(elevenlabs.dynamicVariables()));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record VariablesView(String userName, String userProfile, String dreamContent, List<String> dreamEmotions,
            String conversationContext, String interpreterStyle) {
        static VariablesView of(DynamicVariables variables) {
            return new VariablesView(variables.userName(), variables.userProfile(), variables.dreamContent(),
                    variables.dreamEmotions(), variables.conversationContext(), variables.interpreterStyle());
        }

        @Override
        public String toString() {
            return "VariablesView[]";
        }
    }
}
