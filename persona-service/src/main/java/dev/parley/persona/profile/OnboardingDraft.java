package dev.parley.persona.profile;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import dev.parley.service.input.ExactFields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Onboarding answers as a person gives them; also how they are shown to them.
///
/// @param answeredAt
///            now, where it is not said
@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
public record OnboardingDraft(@NotNull @Size(max = 100) List<@NotNull @Valid OnboardingAnswer> answers,
        @Nullable Instant answeredAt) {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    public static OnboardingDraft of(Onboarding onboarding) {
        return new OnboardingDraft(onboarding.answers, onboarding.answeredAt);
    }

    /// The clock that told the time may be ahead of ours, but not by more than a day.
    void check(Instant now) {
        if (answeredAt != null && (answeredAt.isBefore(EARLIEST) || answeredAt.isAfter(now.plus(Duration.ofDays(1))))) {
            throw new RequestNotValid(
                    List.of(new FieldError("/answered_at", "must not be in the future, nor before 1900")));
        }
    }

    @Override
    public String toString() {
        return "OnboardingDraft[]";
    }
}
