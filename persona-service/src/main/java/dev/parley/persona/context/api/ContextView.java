package dev.parley.persona.context.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.id.PersonaId;
import dev.parley.persona.context.CompiledContext;
import org.jspecify.annotations.Nullable;

@JsonNaming(SnakeCaseStrategy.class)
record ContextView(PersonaId personaId, String personaName, TavusView tavus, LiveKitView livekit) {

    static ContextView of(CompiledContext context) {
        var tavus = context.tavus();
        var livekit = context.livekit();
        return new ContextView(context.persona(), context.personaName(),
                new TavusView(tavus.personaId().orElse(null), tavus.replicaId().orElse(null),
                        tavus.conversationalContext(), tavus.customGreeting()),
                new LiveKitView(livekit.systemPrompt(), livekit.openingLine(), livekit.voiceId()));
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TavusView(@Nullable String personaId, @Nullable String replicaId, String conversationalContext,
            String customGreeting) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record LiveKitView(String systemPrompt, String openingLine, String voiceId) {}
}
