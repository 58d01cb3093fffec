package dev.parley.persona.profile;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import dev.parley.service.input.ExactFields;
import dev.parley.service.input.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A profile as a person writes it; also how it is shown to them.
@ExactFields
@JsonNaming(SnakeCaseStrategy.class)
public record ProfileDraft(@Nullable @Text(max = 100) String name, @Nullable @Text(max = 40) String pronouns,
        @Nullable @Text(max = 200) String location, @Nullable @Text(max = 40) String language,
        @Nullable LocalDate birthDate, @Nullable @Min(0) @Max(150) Integer age) {
    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);

    public static ProfileDraft of(Profile profile) {
        return new ProfileDraft(profile.name, profile.pronouns, profile.location, profile.language, profile.birthDate,
                profile.age);
    }

    void check(LocalDate today) {
        if (birthDate == null) {
            return;
        }
        if (age != null) {
            throw new RequestNotValid(List.of(new FieldError("/age", "is told by the birth date already")));
        }
        if (birthDate.isBefore(EARLIEST_BIRTH) || birthDate.isAfter(today)) {
            throw new RequestNotValid(
                    List.of(new FieldError("/birth_date", "must not be in the future, nor before 1900")));
        }
    }

    @Override
    public String toString() {
        return "ProfileDraft[]";
    }
}
