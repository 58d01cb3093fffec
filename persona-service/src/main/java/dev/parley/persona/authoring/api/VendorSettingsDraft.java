package dev.parley.persona.authoring.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.persona.authoring.PersonaContent.VendorSettings;
import dev.parley.persona.authoring.PersonaContent.VendorSettings.ElevenLabs;
import dev.parley.persona.authoring.PersonaContent.VendorSettings.LiveKit;
import dev.parley.persona.authoring.PersonaContent.VendorSettings.Tavus;
import dev.parley.service.input.ExactFields;
import dev.parley.service.input.Text;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
record VendorSettingsDraft(@Nullable @Valid TavusDraft tavus, @Nullable @Valid LiveKitDraft livekit,
        @Nullable @Valid ElevenLabsDraft elevenlabs, @Nullable @Text(max = 200) String voice) {

    VendorSettings settings() {
        return new VendorSettings(tavus == null ? null : new Tavus(tavus.personaId, tavus.replicaId),
                livekit == null ? null : new LiveKit(livekit.agentName),
                elevenlabs == null ? null : new ElevenLabs(elevenlabs.agentId), voice);
    }

    @ExactFields
    @JsonNaming(SnakeCaseStrategy.class)
    record TavusDraft(@Nullable @Text(max = 200) String personaId, @Nullable @Text(max = 200) String replicaId) {}

    @ExactFields
    @JsonNaming(SnakeCaseStrategy.class)
    record LiveKitDraft(@Nullable @Text(max = 200) String agentName) {}

    @ExactFields
    @JsonNaming(SnakeCaseStrategy.class)
    record ElevenLabsDraft(@Nullable @Text(max = 200) String agentId) {}
}
