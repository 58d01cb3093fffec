package dev.parley.sandbox.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sandbox.livekit.LaggingCount.Headcount;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The figures of the recorded scenarios.
class LaggingCountTest {
    private static final Instant CREATED = Instant.ofEpochMilli(1_795_247_656_272L);

    private final LaggingCount count = new LaggingCount(CREATED);

    @Test
    void aShortCallIsOverBeforeAnybodyWasCounted() {
        changeTo(1, 25);
        assertThat(toldAfter(4_899)).isZero();

        changeTo(0, 4_900);
        assertThat(toldAfter(4_900)).isZero();
        assertThat(toldAfter(8_500)).isZero();
    }

    @Test
    void aPersonWhoStayedLongEnoughIsStillCountedAfterLeaving() {
        changeTo(1, 25);
        changeTo(0, 5_082);

        assertThat(toldAfter(5_082)).isOne();
        assertThat(toldAfter(8_541)).isOne();
        assertThat(toldAfter(10_001)).isZero();
    }

    @Test
    void whoeverLeavesLongAfterTheLastChangeIsNotCountedAnyMore() {
        changeTo(1, 593);
        assertThat(toldAfter(23_352)).isOne();

        changeTo(1, 23_353);
        assertThat(toldAfter(23_353)).isOne();

        changeTo(0, 43_701);
        assertThat(toldAfter(43_701)).isZero();
    }

    private void changeTo(int people, long millis) {
        count.changeTo(new Headcount(people, 0), CREATED.plusMillis(millis));
    }

    private int toldAfter(long millis) {
        return count.toldAt(CREATED.plusMillis(millis)).people();
    }
}
