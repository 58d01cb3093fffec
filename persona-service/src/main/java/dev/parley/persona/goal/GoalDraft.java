package dev.parley.persona.goal;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import dev.parley.service.input.ExactFields;
import dev.parley.service.input.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A goal as a person writes it.
///
/// @param progress
///            in percent; none, where it is not said
@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
public record GoalDraft(@NotBlank @Text(max = 200) String title, @Nullable @Text(max = 4000) String description,
        @Min(0) @Max(Goal.ALL_OF_IT) Integer progress, @Nullable LocalDate dueOn) {
    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 9999;

    public GoalDraft {
        progress = Objects.requireNonNullElse(progress, 0);
    }

    /// Any day that a database can keep and a person may mean.
    void check() {
        if (dueOn != null && (dueOn.getYear() < EARLIEST_YEAR || dueOn.getYear() > LATEST_YEAR)) {
            throw new RequestNotValid(
                    List.of(new FieldError("/due_on", "must be between the years 1900 and 9999")));
        }
    }

    @Override
    public String toString() {
        return "GoalDraft[]";
    }
}
