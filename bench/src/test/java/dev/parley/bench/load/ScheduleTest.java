package dev.parley.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void callsAreDueAtEqualDistances() {
        var schedule = new Schedule(200, Duration.ofSeconds(30));

        assertThat(schedule.calls()).isEqualTo(6000);
        assertThat(schedule.dueNanos(0)).isZero();
        assertThat(schedule.dueNanos(1)).isEqualTo(5_000_000);
        assertThat(schedule.dueNanos(5999)).isEqualTo(29_995_000_000L);
    }

    @Test
    void aDistanceThatIsNoWholeNumberDoesNotDrift() {
        var schedule = new Schedule(3, Duration.ofHours(100));

        assertThat(schedule.dueNanos(1)).isEqualTo(333_333_333);
        assertThat(schedule.dueNanos(schedule.calls() - 3)).isEqualTo(Duration.ofSeconds(359_999).toNanos());
    }

    @Test
    void aScheduleWithoutPaceIsRefused() {
        assertThatThrownBy(() -> new Schedule(0, Duration.ofSeconds(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
