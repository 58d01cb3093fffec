package dev.parley.ingest.normalise;

import static dev.parley.ingest.normalise.RightOfWay.BEHIND_MAX;
import static dev.parley.ingest.normalise.RightOfWay.BREATH;
import static dev.parley.ingest.normalise.RightOfWay.STANDING_BACK_MAX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ingest.delivery.DeliveriesAccepted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RightOfWayTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private Instant now = START;
    private final InstantSource time = () -> now;
    private final RightOfWay rightOfWay = new RightOfWay(time.withZone(ZoneOffset.UTC));

    @Test
    void theWorkerGoesOnAtOnceWhereMoreIsWaiting() {
        assertThat(rightOfWay.pauseAfterBatch(true, START)).isZero();
    }

    @Test
    void theWorkerTakesABreathSoThatMoreComesTogether() {
        rightOfWay.accepted(new DeliveriesAccepted(1));

        assertThat(rightOfWay.pauseAfterBatch(false, START)).isEqualTo(BREATH);
    }

    @Test
    void theWorkerStandsBackForAsLongAsDeliveriesCrowdIn() {
        rightOfWay.accepted(new DeliveriesAccepted(30));

        assertThat(rightOfWay.pauseAfterBatch(true, START)).isEqualTo(Duration.ofMillis(30));
        assertThat(rightOfWay.pauseAfterBatch(false, START)).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void theWorkerIsNeverAwayForLong() {
        rightOfWay.accepted(new DeliveriesAccepted(500));

        assertThat(rightOfWay.pauseAfterBatch(true, START)).isEqualTo(STANDING_BACK_MAX);
    }

    @Test
    void aCrowdIsOverWhenNoMoreOfItIsHeard() {
        rightOfWay.accepted(new DeliveriesAccepted(500));

        now = START.plusSeconds(1);

        assertThat(rightOfWay.pauseAfterBatch(true, now)).isZero();
    }

    @Test
    void factsThatAreFarBehindWaitForNobody() {
        rightOfWay.accepted(new DeliveriesAccepted(500));

        assertThat(rightOfWay.pauseAfterBatch(true, START.minus(BEHIND_MAX))).isEqualTo(STANDING_BACK_MAX);
        assertThat(rightOfWay.pauseAfterBatch(true, START.minus(BEHIND_MAX).minusMillis(1))).isZero();
    }
}
