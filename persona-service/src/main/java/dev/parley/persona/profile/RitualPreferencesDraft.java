package dev.parley.persona.profile;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.service.input.ExactFields;
import dev.parley.service.input.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Ritual preferences as a person writes them; also how they are shown to them.
@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
public record RitualPreferencesDraft(@Size(max = 20) List<@NotBlank @Text(max = 100) String> practices,
        @Nullable @Text(max = 60) String timeOfDay, @Nullable @Text(max = 60) String frequency,
        @Nullable @Min(1) @Max(1440) Integer minutes) {
    public RitualPreferencesDraft {
        practices = Objects.requireNonNullElse(practices, List.of());
    }

    public static RitualPreferencesDraft of(RitualPreferences preferences) {
        return new RitualPreferencesDraft(preferences.practices, preferences.timeOfDay, preferences.frequency,
                preferences.minutes);
    }

    @Override
    public String toString() {
        return "RitualPreferencesDraft[]";
    }
}
