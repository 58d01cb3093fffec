package dev.parley.sandbox.elevenlabs.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final List<Duration> TIMES = List.of(Duration.ofSeconds(30), Duration.ofMinutes(2),
            Duration.ofMinutes(8), Duration.ofMinutes(30));

    @Test
    void everyTimeIsMetGiveOrTakeATenth() {
        var schedule = new RetrySchedule(TIMES, 7);

        IntStream.range(0, 1000).forEach(_ -> {
            var at = Duration.ZERO;
            var delays = schedule.next();
            for (var i = 0; i < TIMES.size(); i++) {
                at = at.plus(delays.get(i));
                assertThat(at).isCloseTo(TIMES.get(i), TIMES.get(i).dividedBy(10).plusMillis(1));
            }
        });
    }

    @Test
    void messagesDoNotComeBackTogether() {
        var schedule = new RetrySchedule(TIMES, 7);

        assertThat(schedule.next()).isNotEqualTo(schedule.next());
    }

    @Test
    void theSameSeedDrawsTheSameTimes() {
        assertThat(new RetrySchedule(TIMES, 7).next()).isEqualTo(new RetrySchedule(TIMES, 7).next());
        assertThat(new RetrySchedule(TIMES, 7).next()).isNotEqualTo(new RetrySchedule(TIMES, 8).next());
    }
}
