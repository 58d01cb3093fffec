package dev.parley.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.sandbox.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimersTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SandboxClock clock = new SandboxClock(new MovableClock(NOON));
    private final Timers timers = new Timers(clock);
    private final List<String> happened = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        timers.stop();
    }

    @Test
    void whatFallsDueOnTheWayHappensInItsOrderAndAtItsTime() throws InterruptedException {
        timers.after(Duration.ofMinutes(2), () -> note("second"));
        timers.after(Duration.ofMinutes(1), () -> note("first"));
        timers.after(Duration.ofMinutes(2), () -> note("third"));
        timers.after(Duration.ofMinutes(4), () -> note("not yet"));

        timers.advance(Duration.ofMinutes(3), () -> {});

        assertThat(happened).containsExactly("first 12:01", "second 12:02", "third 12:02");
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofMinutes(3)));
    }

    @Test
    void whatHappensOnTheWayMaySetOffMore() throws InterruptedException {
        timers.after(Duration.ofMinutes(1), () -> timers.after(Duration.ofMinutes(1), () -> note("caused")));

        timers.advance(Duration.ofMinutes(3), () -> {});

        assertThat(happened).containsExactly("caused 12:02");
    }

    @Test
    void whatAnActionCausedIsSettledBeforeTheNext() throws InterruptedException {
        timers.after(Duration.ofMinutes(1), () -> note("one"));
        timers.after(Duration.ofMinutes(2), () -> note("two"));

        timers.advance(Duration.ofMinutes(2), () -> note("settled"));

        assertThat(happened).containsExactly("one 12:01", "settled 12:01", "two 12:02", "settled 12:02");
    }

    @Test
    void anActionThatFailsDoesNotStopTheOthers() throws InterruptedException {
        timers.after(Duration.ofMinutes(1), () -> {
            throw new IllegalStateException("on purpose");
        });
        timers.after(Duration.ofMinutes(2), () -> note("next"));

        timers.advance(Duration.ofMinutes(2), () -> {});

        assertThat(happened).containsExactly("next 12:02");
    }

    @Test
    void aCancelledTimerDoesNotFire() throws InterruptedException {
        var timer = timers.after(Duration.ofMinutes(1), () -> note("never"));
        timers.after(Duration.ofMinutes(1), () -> note("other"));

        timer.cancel();
        timers.advance(Duration.ofMinutes(2), () -> {});

        assertThat(happened).containsExactly("other 12:01");
    }

    @Test
    void aPauseEndsWhenItsTimeHasCome() throws InterruptedException {
        var pausing = pauseForFiveMinutes();

        timers.advance(Duration.ofMinutes(5), () -> {});
        pausing.join();

        assertThat(happened).containsExactly("rested 12:05");
    }

    /// The machine may be slow enough for a timer to fall due between two looks at the clock.
    @Test
    void timeThatPassesBetweenTwoLooksStopsNothing() {
        var hasty = new Timers(new SandboxClock(new HastyClock()));
        for (var i = 0; i < 20; i++) {
            hasty.after(Duration.ofMillis(15 + 7L * i), () -> happened.add("fired"));
        }

        await().untilAsserted(() -> assertThat(happened).hasSize(20));
        hasty.stop();
    }

    @Test
    void resettingEndsAPause() throws InterruptedException {
        var pausing = pauseForFiveMinutes();

        timers.reset();
        pausing.join();

        assertThat(happened).containsExactly("rested 12:00");
    }

    @Test
    void resettingCallsBackWhoeverIsOnTheWay() throws InterruptedException {
        timers.after(Duration.ofMinutes(1), timers::reset);

        timers.advance(Duration.ofMinutes(5), () -> {});

        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void resettingReturnsToEverybodysTime() throws InterruptedException {
        timers.after(Duration.ofMinutes(10), () -> note("never"));
        timers.advance(Duration.ofMinutes(5), () -> {});

        timers.reset();

        assertThat(clock.instant()).isEqualTo(NOON);
        timers.advance(Duration.ofMinutes(20), () -> {});
        assertThat(happened).isEmpty();
    }

    /// Returns when it does nothing but wait.
    private Thread pauseForFiveMinutes() {
        var pausing = Thread.ofVirtual().start(() -> {
            try {
                timers.pause(Duration.ofMinutes(5));
                note("rested");
            } catch (InterruptedException _) {
                note("disturbed");
            }
        });
        await().until(() -> pausing.getState() == Thread.State.WAITING);
        return pausing;
    }

    private void note(String what) {
        happened.add(what + " " + clock.instant().toString().substring(11, 16));
    }

    /// Ten milliseconds later at every look.
    private static final class HastyClock extends Clock {
        private final AtomicLong now = new AtomicLong();

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now.addAndGet(10));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
