package dev.parley.persona.dream;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.service.input.ExactFields;
import dev.parley.service.input.Text;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/// How a dream felt: the only place that knows its emotions.
///
/// @param intensity
///            from 0 to 1
@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
public record EmotionalTone(@NotBlank @Text(max = 60) String primary, @Nullable @Text(max = 60) String secondary,
        @Nullable @DecimalMin("0") @DecimalMax("1") Double intensity) {

    @Override
    public String toString() {
        return "EmotionalTone[]";
    }
}
