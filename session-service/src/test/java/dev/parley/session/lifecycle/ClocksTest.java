package dev.parley.session.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.event.Figures;
import dev.parley.model.event.SessionEvent.SessionAmended.Clock;
import dev.parley.session.presence.Attendance;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClocksTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant END = NOON.plusSeconds(125);

    private final Clocks clocks = new Clocks();

    @Test
    void whereNobodyIsKnownToHaveComeOurClockIsBilled() {
        var reading = clocks.read(NOON, END);

        assertThat(reading.clock()).isEqualTo(Clock.OURS);
        assertThat(reading.billedSeconds()).isEqualTo(125);
        assertThat(reading.figures()).isEqualTo(new Figures(125L, null, null));
        assertThat(reading.deliveries()).isEmpty();
    }

    @Test
    void whereSomebodyCameTheirTimeIsBilled() {
        clocks.attended(new Attendance(NOON.plusSeconds(3), "11", NOON.plusSeconds(122), "13"));
        clocks.endProvedBy("14");

        var reading = clocks.read(NOON, END);

        assertThat(reading.clock()).isEqualTo(Clock.JOIN_TO_LEAVE);
        assertThat(reading.billedSeconds()).isEqualTo(119);
        assertThat(reading.figures()).isEqualTo(new Figures(125L, null, 119L));
        assertThat(reading.deliveries()).containsExactly("11", "13");
    }

    @Test
    void whoWasNotSeenToLeaveWasThereUntilTheEnd() {
        clocks.attended(new Attendance(NOON.plusSeconds(3), "11", null, null));
        clocks.endProvedBy("14");

        var reading = clocks.read(NOON, END);

        assertThat(reading.billedSeconds()).isEqualTo(122);
        assertThat(reading.deliveries()).containsExactly("11", "14");
    }

    @Test
    void theVendorsClockNeedsBothItsEnds() {
        clocks.vendorEnded(NOON.plusSeconds(126));
        assertThat(clocks.read(NOON, END).figures().vendors()).isNull();

        clocks.vendorWasThere(NOON.plusSeconds(2));
        assertThat(clocks.read(NOON, END).figures().vendors()).isEqualTo(124);
        assertThat(clocks.read(NOON, END).billedSeconds()).isEqualTo(125);
    }

    @Test
    void theVendorsEarlierWordCountsInAnyOrder() {
        clocks.vendorWasThere(NOON.plusSeconds(4));
        clocks.vendorWasThere(NOON.plusSeconds(1));
        clocks.vendorEnded(NOON.plusSeconds(126));
        clocks.vendorEnded(NOON.plusSeconds(140));

        assertThat(clocks.read(NOON, END).figures().vendors()).isEqualTo(125);
    }

    /// LiveKit counts a join in milliseconds and a leave in seconds.
    @Test
    void aStayThatSeemsToEndBeforeItBeganLastedNothing() {
        clocks.attended(new Attendance(NOON.plusMillis(522), "11", NOON, "13"));

        assertThat(clocks.read(NOON, END).billedSeconds()).isZero();
    }
}
