package dev.parley.persona.profile;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.service.input.ExactFields;
import dev.parley.service.input.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/// @param answer
///            empty where the person passed the question over
@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
public record OnboardingAnswer(@NotBlank @Text(max = 300) String question, @NotNull @Text(max = 4000) String answer) {

    @Override
    public String toString() {
        return "OnboardingAnswer[]";
    }
}
