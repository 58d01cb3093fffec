package dev.parley.sandbox.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The figures of the recorded scenarios.
class LaggingCountTest {
    private static final Instant CREATED = Instant.ofEpochMilli(1_795_247_656_272L);

    private final LaggingCount count = new LaggingCount(CREATED);

    @Test
    void aShortCallIsOverBeforeAnybodyWasCounted() {
        count.changeTo(1, CREATED.plusMillis(25));
        assertThat(count.toldAt(CREATED.plusMillis(4_899))).isZero();

        count.changeTo(0, CREATED.plusMillis(4_900));
        assertThat(count.toldAt(CREATED.plusMillis(4_900))).isZero();
        assertThat(count.toldAt(CREATED.plusMillis(8_500))).isZero();
    }

    @Test
    void aPersonWhoStayedLongEnoughIsStillCountedAfterLeaving() {
        count.changeTo(1, CREATED.plusMillis(25));
        count.changeTo(0, CREATED.plusMillis(5_082));

        assertThat(count.toldAt(CREATED.plusMillis(5_082))).isOne();
        assertThat(count.toldAt(CREATED.plusMillis(8_541))).isOne();
        assertThat(count.toldAt(CREATED.plusMillis(10_001))).isZero();
    }
}
