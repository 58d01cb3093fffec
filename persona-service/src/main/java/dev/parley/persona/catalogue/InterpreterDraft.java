package dev.parley.persona.catalogue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.service.input.ExactFields;
import dev.parley.service.input.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// An interpreter as an operator writes it.
@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
public record InterpreterDraft(@NotBlank @Text(max = 100) String name, @NotBlank @Text(max = 4000) String style,
        @NotBlank @Text(max = 1000) String greeting, @Nullable @Size(min = 1) @Text(max = 100) String agentId,
        @NotNull @Slug String voice, Boolean active) {

    public InterpreterDraft {
        active = active == null || active;
    }
}
