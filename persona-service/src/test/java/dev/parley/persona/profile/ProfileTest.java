package dev.parley.persona.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.id.PersonId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {
    private static final LocalDate MARCH_FIRST = LocalDate.of(2026, 3, 1);

    @ParameterizedTest
    @CsvSource({"1990-03-01, 36", "1990-03-02, 35", "2026-03-01, 0", "2000-02-29, 26"})
    void whoToldTheirBirthDateIsAsOldAsTheDaySays(LocalDate birthDate, int years) {
        assertThat(born(birthDate, null).ageOn(MARCH_FIRST)).contains(years);
    }

    @Test
    void whoToldTheirAgeIsThatOldOnEveryDay() {
        assertThat(born(null, 41).ageOn(MARCH_FIRST)).contains(41);
        assertThat(born(null, 41).ageOn(MARCH_FIRST.plusYears(5))).contains(41);
    }

    @Test
    void whoToldNeitherHasNoAge() {
        assertThat(born(null, null).ageOn(MARCH_FIRST)).isEmpty();
    }

    @Test
    void blanksTellNothing() {
        var profile = Profile.unknown(new PersonId("anna"));

        profile.rewrite(new ProfileDraft(" ", "", "\n", "\t", null, null));

        assertThat(profile.name()).isEmpty();
        assertThat(profile.pronouns()).isEmpty();
        assertThat(profile.location()).isEmpty();
        assertThat(profile.language()).isEmpty();
    }

    private static Profile born(@Nullable LocalDate birthDate, @Nullable Integer age) {
        var profile = Profile.unknown(new PersonId("anna"));
        profile.rewrite(new ProfileDraft(null, null, null, null, birthDate, age));
        return profile;
    }
}
