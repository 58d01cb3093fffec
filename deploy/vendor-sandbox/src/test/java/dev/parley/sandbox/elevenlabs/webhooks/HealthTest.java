package dev.parley.sandbox.elevenlabs.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Health health = new Health();

    @Test
    void aReceiverThatNeverSucceededIsGivenUpAfterTenFailures() {
        fail(9, NOON);
        assertThat(health.isGivenUp()).isFalse();

        fail(1, NOON);

        assertThat(health.isGivenUp()).isTrue();
    }

    @Test
    void aReceiverThatSucceededThisWeekIsNotGivenUp() {
        health.succeeded(NOON);

        fail(20, NOON.plus(Duration.ofDays(7)));
        assertThat(health.isGivenUp()).isFalse();
        fail(1, NOON.plus(Duration.ofDays(7)).plusSeconds(1));

        assertThat(health.isGivenUp()).isTrue();
    }

    @Test
    void oneSuccessStartsTheCountAnew() {
        fail(9, NOON);
        health.succeeded(NOON.minus(Duration.ofDays(30)));

        fail(9, NOON);

        assertThat(health.isGivenUp()).isFalse();
    }

    @Test
    void theLastFailureIsRemembered() {
        health.failed(503, NOON);
        assertThat(health.lastFailureStatus()).isEqualTo(503);

        health.failed(null, NOON.plusSeconds(1));

        assertThat(health.lastFailureStatus()).isNull();
        assertThat(health.lastFailureAt()).isEqualTo(NOON.plusSeconds(1));
    }

    private void fail(int times, Instant at) {
        IntStream.range(0, times).forEach(_ -> health.failed(500, at));
    }
}
