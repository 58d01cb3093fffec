package dev.parley.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void theWaitDoublesUpToALimit() {
        assertThat(Backoff.USUAL.waitAfter(1)).hasMillis(500);
        assertThat(Backoff.USUAL.waitAfter(2)).hasMillis(1000);
        assertThat(Backoff.USUAL.waitAfter(4)).hasMillis(4000);
        assertThat(Backoff.USUAL.waitAfter(1000)).hasSeconds(30);
    }

    @Test
    void aMinuteOfRunningIsForgiven() {
        assertThat(Backoff.USUAL.forgives(Duration.ofSeconds(59))).isFalse();
        assertThat(Backoff.USUAL.forgives(Duration.ofSeconds(60))).isTrue();
    }
}
