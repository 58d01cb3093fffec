package dev.parley.sandbox.tavus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sandbox.tavus.settings.TavusConfig.Rounding;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CreditsTest {

    @Test
    void withoutAGrantThereIsNoEnd() {
        var credits = new Credits(OptionalInt.empty(), Rounding.SECOND);

        credits.spend(Duration.ofDays(1));

        assertThat(credits.left(() -> Duration.ofDays(1))).isEmpty();
    }

    @Test
    void aRuntimeIsRoundedUp() {
        var exact = new Credits(OptionalInt.of(10), Rounding.SECOND);
        exact.spend(Duration.ofMillis(60_001));
        assertThat(exact.left(() -> Duration.ZERO)).contains(Duration.ofSeconds(539));

        var coarse = new Credits(OptionalInt.of(10), Rounding.MINUTE);
        coarse.spend(Duration.ofMillis(60_001));
        coarse.spend(Duration.ofMinutes(1));
        coarse.spend(Duration.ZERO);
        assertThat(coarse.left(() -> Duration.ZERO)).contains(Duration.ofMinutes(7));
    }

    @Test
    void whatRunsIsTakenOffBeforeItEnds() {
        var credits = new Credits(OptionalInt.of(1), Rounding.SECOND);

        assertThat(credits.left(() -> Duration.ofSeconds(20))).contains(Duration.ofSeconds(40));
        assertThat(credits.left(() -> Duration.ofSeconds(90))).contains(Duration.ZERO);
    }

    @Test
    void aGrantCountsFromNow() {
        var credits = new Credits(OptionalInt.of(1), Rounding.SECOND);
        credits.spend(Duration.ofMinutes(5));

        credits.grant(OptionalInt.of(2), () -> Duration.ofSeconds(30));

        assertThat(credits.left(() -> Duration.ofSeconds(30))).contains(Duration.ofMinutes(2));
    }
}
