package dev.parley.persona.dream;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.service.input.ExactFields;
import dev.parley.service.input.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An interpretation as it is written down.
@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
public record InterpretationDraft(@NotNull UUID dreamId, @Nullable @Text(max = 64) String interpreterId,
        @NotBlank @Text(max = 20_000) String text, @Nullable @Valid EmotionalTone emotionalTone) {

    @Override
    public String toString() {
        return "InterpretationDraft[]";
    }
}
