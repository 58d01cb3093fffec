package dev.parley.persona.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.service.input.ExactFields;
import dev.parley.service.input.Text;
import jakarta.validation.constraints.NotBlank;

/// A voice as an operator writes it.
@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
public record VoiceDraft(@NotBlank @Text(max = 500) String description, @JsonProperty("default") boolean isDefault,
        Boolean active) {

    public VoiceDraft {
        active = active == null || active;
    }
}
