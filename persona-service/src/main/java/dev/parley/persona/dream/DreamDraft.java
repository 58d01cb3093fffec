package dev.parley.persona.dream;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import dev.parley.service.input.ExactFields;
import dev.parley.service.input.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A dream as a person tells it.
///
/// @param recordedAt
///            for a new dream now, where it is not said
@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
public record DreamDraft(@NotBlank @Text(max = 50_000) String rawTranscript,
        @Size(max = 20) List<@NotBlank @Text(max = 100) String> themes, @Nullable Instant recordedAt) {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    public DreamDraft {
        themes = Objects.requireNonNullElse(themes, List.of());
    }

    /// The clock that told the time may be ahead of ours, but not by more than a day.
    void check(Instant now) {
        if (recordedAt != null && (recordedAt.isBefore(EARLIEST) || recordedAt.isAfter(now.plus(Duration.ofDays(1))))) {
            throw new RequestNotValid(
                    List.of(new FieldError("/recorded_at", "must not be in the future, nor before 1900")));
        }
    }

    @Override
    public String toString() {
        return "DreamDraft[]";
    }
}
