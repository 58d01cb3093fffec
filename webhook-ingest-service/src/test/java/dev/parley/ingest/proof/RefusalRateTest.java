package dev.parley.ingest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalRateTest {
    private static final Instant NOW = Instant.parse("2026-07-11T06:45:40Z");

    @Test
    void eachSourceHasItsNumberAMinute() {
        var rate = new RefusalRate(2);

        assertThat(rate.count("a", NOW)).isEmpty();
        assertThat(rate.count("a", NOW)).isEmpty();
        assertThat(rate.count("a", NOW)).hasValue(Duration.ofSeconds(20));
        assertThat(rate.count("b", NOW)).isEmpty();
        assertThat(rate.count("a", NOW.plusSeconds(20))).isEmpty();
    }

    @Test
    void moreSourcesThanItCanKnowMakeItForgetTheQuietest() {
        var rate = new RefusalRate(1);
        rate.count("quiet", NOW);
        rate.count("loud", NOW);
        for (var n = 0; n < 9_999; n++) {
            rate.count("source " + n, NOW);
            rate.count("loud", NOW);
        }

        assertThat(rate.count("quiet", NOW)).isEmpty();
        assertThat(rate.count("loud", NOW)).isPresent();
    }
}
