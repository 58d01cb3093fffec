package dev.parley.billing.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.billing.Books;
import dev.parley.billing.Plans;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The functions take the moment as an argument, so that a test can stand before midnight of a month's end.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class MonthsEndTest {
    private static final String TEN_MINUTES_BEFORE = "2026-11-30T23:50:00Z";

    private String person;
    private Books books;

    @BeforeEach
    void somebodyWithAnHourAMonth() {
        person = "midnight-" + UUID.randomUUID();
        books = new Books(person);
        Plans.subscribe(person, 3_600, 3, "");
    }

    @Test
    void aSessionOverMidnightHoldsMinutesOfBothMonths() throws Exception {
        assertThat(reserve("a", 1_800, TEN_MINUTES_BEFORE)).isEqualTo("granted 1800");

        assertThat(books.counters()).containsExactly("2026-11-01 0 600 1", "2026-12-01 0 1200 1");
    }

    @Test
    void whatItUsedIsBookedToTheSecondAndItsMinutesAreRoundedUpOnce() throws Exception {
        reserve("a", 1_800, TEN_MINUTES_BEFORE);

        settle("a", "2026-11-30T23:50:30Z", 615);

        assertThat(books.counters()).containsExactly("2026-11-01 570 0 0", "2026-12-01 45 0 0");
        assertThat(books.entries()).containsExactly("settlement 570 s, 10 min", "settlement 45 s, 1 min");
        assertThat(books.sessionsOfWrongMinutes()).isEmpty();
    }

    @Test
    void anAmendmentThatTakesItBackBeforeMidnightCorrectsBothMonths() throws Exception {
        reserve("a", 1_800, TEN_MINUTES_BEFORE);
        settle("a", "2026-11-30T23:50:00Z", 660);

        amend("a", "2026-11-30T23:50:00Z", 540);

        assertThat(books.counters()).containsExactly("2026-11-01 540 0 0", "2026-12-01 0 0 0");
        assertThat(books.entries()).containsExactly("settlement 600 s, 10 min", "settlement 60 s, 1 min",
                "correction -60 s, -1 min", "correction -60 s, -1 min");
    }

    @Test
    void aMonthThatIsUsedUpEndsTheSessionAtMidnight() throws Exception {
        reserve("december", 3_600, "2026-12-01T00:00:00Z");

        assertThat(reserve("november", 1_800, TEN_MINUTES_BEFORE)).isEqualTo("granted 600");
    }

    @ParameterizedTest
    @CsvSource({"3600, quota_exhausted", "3580, quota_exhausted", "3570, granted 60", "3500, granted 60"})
    void tooLittleInBothMonthsTogetherIsRefusedAndNothingIsHeld(long heldInDecember, String answer) throws Exception {
        reserve("december", heldInDecember, "2026-12-01T00:00:00Z");

        assertThat(reserve("november", 60, "2026-11-30T23:59:30Z")).isEqualTo(answer);

        assertThat(books.counters()).isEqualTo(books.sums());
    }

    @Test
    void aReservationBeforeMidnightForASessionThatBeginsAfterItIsBookedWhereItWasUsed() throws Exception {
        reserve("a", 600, "2026-11-30T23:59:59Z");

        settle("a", "2026-12-01T00:00:02Z", 300);

        assertThat(books.counters()).containsExactly("2026-11-01 0 0 0", "2026-12-01 300 0 0");
    }

    private String reserve(String session, long seconds, String at) throws SQLException {
        return asService("""
                SELECT concat_ws(' ', outcome, granted_seconds)
                FROM reserve('service', '', gen_random_uuid(), ?, ?, 'mentor', NULL, ?, 60, 120, ?::timestamptz, '')""",
                session + "-" + person, person, seconds, at);
    }

    private void settle(String session, String started, long seconds) throws SQLException {
        asService("""
                SELECT settle(?, ?, ?::timestamptz, ?, 'ours', false, ?, '{}', '2026-12-01T01:00:00Z', '')""",
                session + "-" + person, person, started, seconds, UUID.randomUUID().toString());
    }

    private void amend(String session, String started, long seconds) throws SQLException {
        asService("""
                SELECT settle(?, ?, ?::timestamptz, ?, 'vendors', true, ?, '{}', '2026-12-01T02:00:00Z', '')""",
                session + "-" + person, person, started, seconds, UUID.randomUUID().toString());
    }

    private static String asService(String sql, Object... parameters) throws SQLException {
        try (var connection = Database.connect("billing_app")) {
            Database.query(connection, "SELECT set_config('parley.role', 'service', false)");
            return Database.query(connection, sql, parameters).getFirst();
        }
    }
}
