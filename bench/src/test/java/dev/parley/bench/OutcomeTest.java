package dev.parley.bench;

import static dev.parley.bench.Samples.promising;
import static dev.parley.bench.Samples.withErrors;
import static dev.parley.bench.Samples.withP99;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bench.Outcome.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void aBudgetIsMetBelowItOnly() {
        assertThat(new Outcome(promising("warm", 5), withP99(4.99), withP99(1)).verdict()).isEqualTo(Verdict.MET);
        assertThat(new Outcome(promising("warm", 5), withP99(5), withP99(1)).verdict()).isEqualTo(Verdict.MISSED);
    }

    @Test
    void anErrorFailsTheFastestRun() {
        assertThat(new Outcome(promising("warm", 5), withErrors(1, "status 500"), withP99(1)).verdict())
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void nothingIsShownBesideALimitThatHadErrors() {
        assertThat(new Outcome(promising("warm", 5), withP99(1), withErrors(1, "no answer")).verdict())
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void theRatioIsOfTheTwoNinetyNinthPercentiles() {
        assertThat(new Outcome(promising("warm", 5), withP99(6), withP99(1.5)).ratio()).isEqualTo(4);
    }

    @Test
    void aBenchmarkIsGoodWhenEveryBudgetIsMet() {
        var met = new Outcome(promising("warm", 5), withP99(1), withP99(1));
        var missed = new Outcome(promising("cold", 5), withP99(9), withP99(1));

        assertThat(new Measurement("contexts", "", Map.of(), List.of(met, met)).isGood()).isTrue();
        assertThat(new Measurement("contexts", "", Map.of(), List.of(met, missed)).isGood()).isFalse();
    }
}
