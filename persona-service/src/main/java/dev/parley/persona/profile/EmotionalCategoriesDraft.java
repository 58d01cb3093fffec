package dev.parley.persona.profile;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.service.input.ExactFields;
import dev.parley.service.input.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;

/// Emotional categories as a person names them; also how they are shown to them.
@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
public record EmotionalCategoriesDraft(
        @NotNull @Size(max = 50) @UniqueElements List<@NotBlank @Text(max = 100) String> categories) {

    public static EmotionalCategoriesDraft of(EmotionalCategories categories) {
        return new EmotionalCategoriesDraft(categories.categories);
    }

    @Override
    public String toString() {
        return "EmotionalCategoriesDraft[]";
    }
}
