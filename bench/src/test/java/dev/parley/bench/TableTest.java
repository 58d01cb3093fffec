package dev.parley.bench;

import static dev.parley.bench.Samples.leftLate;
import static dev.parley.bench.Samples.promising;
import static dev.parley.bench.Samples.withErrors;
import static dev.parley.bench.Samples.withP99;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void limitsAndCasesStandInColumns() {
        var limit = withP99(2);
        var measurement = new Measurement("contexts", "POST /v1/contexts", Map.of("a commit", limit), List.of(
                new Outcome(promising("warm", 5), withP99(4), limit),
                new Outcome(promising("cold: each person once", 25), withP99(130), limit)));

        assertThat(Table.of(measurement).lines().map(String::stripTrailing)).containsExactly(
                "contexts: POST /v1/contexts",
                "                          asked/s  done/s  errors    p50    p90     p99     max  limit p99  ratio   budget",
                "  limit: a commit             200  199.97       0   1.00   1.00    2.00    2.00",
                "  warm                        200  199.97       0   2.00   2.00    4.00    4.00       2.00   2.00   < 5.00     met",
                "  cold: each person once      200  199.97       0  65.00  65.00  130.00  130.00       2.00  65.00  < 25.00  MISSED");
    }

    @Test
    void aLoadThatCouldNotKeepToItsScheduleIsToldBelowTheTable() {
        var measurement = new Measurement("contexts", "POST /v1/contexts", Map.of(),
                List.of(new Outcome(promising("warm", 5), leftLate(2.5), withP99(1))));

        assertThat(Table.of(measurement)).endsWith(
                "  warm: calls left up to 2.50 ms late (p99); the machine was too busy for exact figures\n");
    }

    @Test
    void anErrorIsToldBelowTheTable() {
        var measurement = new Measurement("contexts", "POST /v1/contexts", Map.of(),
                List.of(new Outcome(promising("warm", 5), withErrors(12, "status 503"), withP99(1))));

        assertThat(Table.of(measurement)).contains("FAILED").endsWith("  first error of warm: status 503\n");
    }
}
