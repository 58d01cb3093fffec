package dev.parley.billing.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReportRangeTest {

    @Test
    void aRangeIsTheMidnightsOfItsDays() {
        var range = ReportRange.of("2024-02-29", "2024-03-01");
        assertThat(range.starts()).hasToString("2024-02-29T00:00Z");
        assertThat(range.ends()).hasToString("2024-03-01T00:00Z");
    }

    @Test
    void aRangeIsALeapYearAtMost() {
        ReportRange.of("2024-01-01", "2025-01-01");
        assertRefused("2024-01-01", "2025-01-02", "/to must be at most 366 days after from");
    }

    @Test
    void aRangeWithoutADayIsRefused() {
        assertRefused("2024-03-01", "2024-03-01", "/to must be after from");
        assertRefused("2024-03-02", "2024-03-01", "/to must be after from");
    }

    @Test
    void eachThatIsNoDayIsToldOf() {
        var rule = " must be a day from 2000-01-01 on, written like 2000-01-01";
        for (var none : Arrays.asList(null, "", "2024-02-30", "2024-3-1", "yesterday", "1999-12-31", "+10000-01-01",
                "2024-03-01T00:00:00Z")) {
            assertRefused(none, "2024-03-01", "/from" + rule);
            assertRefused("2024-03-01", none, "/to" + rule);
            assertRefused(none, none, "/from" + rule, "/to" + rule);
        }
    }

    private static void assertRefused(String from, String to, String... errors) {
        assertThatThrownBy(() -> ReportRange.of(from, to)).as("%s to %s", from, to)
                .isInstanceOfSatisfying(RequestNotValid.class, refused -> assertThat(refused.errors())
                        .extracting(ReportRangeTest::asText)
                        .containsExactly(errors));
    }

    private static String asText(FieldError error) {
        return error.pointer() + " " + error.detail();
    }
}
