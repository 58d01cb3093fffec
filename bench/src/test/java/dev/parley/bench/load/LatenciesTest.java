package dev.parley.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void aPercentileIsTheShortestTimeThatSoManyCallsDidNotExceed() {
        var hundred = Latencies.of(LongStream.rangeClosed(1, 100).map(millis -> millis * 1_000_000).toArray());

        assertThat(hundred.millis(50)).isEqualTo(50);
        assertThat(hundred.millis(90)).isEqualTo(90);
        assertThat(hundred.millis(99)).isEqualTo(99);
        assertThat(hundred.millis(100)).isEqualTo(100);
    }

    @Test
    void theOrderInWhichTimesWereMeasuredDoesNotMatter() {
        assertThat(Latencies.of(3_000_000, 1_000_000, 2_000_000).millis(50)).isEqualTo(2);
    }

    @Test
    void betweenTwoMeasuredTimesThePercentileIsTheLongerOne() {
        assertThat(Latencies.of(1_000_000, 9_000_000).millis(51)).isEqualTo(9);
    }

    @Test
    void theOnlyTimeIsEveryPercentile() {
        assertThat(Latencies.of(7_500_000).millis(1)).isEqualTo(7.5);
        assertThat(Latencies.of(7_500_000).millis(99)).isEqualTo(7.5);
    }

    @Test
    void withoutTimesThereAreNoPercentiles() {
        assertThatThrownBy(() -> Latencies.of()).isInstanceOf(IllegalArgumentException.class);
    }
}
