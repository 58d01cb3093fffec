package dev.parley.persona.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {
    private static final LocalDate MARCH_FIRST = LocalDate.of(2026, 3, 1);

    @ParameterizedTest
    @CsvSource({"1990-03-01, 36", "1990-03-02, 35", "2026-03-01, 0", "2000-02-29, 26"})
    void whoToldTheirBirthDateIsAsOldAsTheDaySays(LocalDate birthDate, int years) {
        assertThat(Profile.age(birthDate, null, MARCH_FIRST)).contains(years);
    }

    @Test
    void whoToldTheirAgeIsThatOldOnEveryDay() {
        assertThat(Profile.age(null, 41, MARCH_FIRST)).contains(41);
        assertThat(Profile.age(null, 41, MARCH_FIRST.plusYears(5))).contains(41);
    }

    @Test
    void whoToldNeitherHasNoAge() {
        assertThat(Profile.age(null, null, MARCH_FIRST)).isEmpty();
    }
}
