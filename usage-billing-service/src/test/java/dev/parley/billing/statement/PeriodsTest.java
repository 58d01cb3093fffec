package dev.parley.billing.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodsTest {
    private final Periods periods = at("2026-11-30T23:59:59.999999Z");

    @Test
    void aMonthIsOneFromTheFirstWithTermsToTheNext() {
        for (var period : List.of("2000-01", "2026-11", "2026-12")) {
            assertThat(periods.asked(period)).isEqualTo(YearMonth.parse(period));
        }
    }

    @Test
    void aMonthOutsideOfThatIsRefused() {
        for (var period : List.of("1999-12", "2027-01", "9999-12", "0000-00")) {
            assertRefused(period);
        }
    }

    @Test
    void whatIsNoMonthIsRefused() {
        for (var period : List.of("", " ", "2026-13", "2026-00", "2026-1", "26-01", "2026-011", "2026/01", "november",
                "2026-11-01", "+2026-11", "-2026-11", "2026-11\0", "٢٠٢٦-١١")) {
            assertRefused(period);
        }
    }

    @Test
    void nothingAskedIsThisMonthInUtc() {
        assertThat(periods.asked(null)).isEqualTo(YearMonth.of(2026, 11));
        assertThat(at("2026-12-01T00:00:00Z").asked(null)).isEqualTo(YearMonth.of(2026, 12));
    }

    private void assertRefused(String period) {
        assertThatThrownBy(() -> periods.asked(period)).as(period)
                .isInstanceOfSatisfying(RequestNotValid.class, refused -> assertThat(refused.errors())
                        .containsExactly(new FieldError("/period",
                                "must be a month from 2000-01 to 2026-12, written like 2000-01")));
    }

    private static Periods at(String moment) {
        return new Periods(Clock.fixed(Instant.parse(moment), ZoneOffset.UTC));
    }
}
