package dev.parley.sandbox.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// The vendors' time. It runs as everybody's does, and may be put forward; only [Timers] does that, because what was
/// due in between has to happen too.
///
/// Whatever somebody else checks by a clock of their own, tokens and signatures, follows [#outside()].
public final class SandboxClock extends Clock {
    private final Clock outside;
    private volatile Duration ahead = Duration.ZERO;

    public SandboxClock(Clock outside) {
        this.outside = outside;
    }

    /// Everybody else's time.
    public Clock outside() {
        return outside;
    }

    public Duration ahead() {
        return ahead;
    }

    @Override
    public Instant instant() {
        return outside.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return outside.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The sandbox tells instants, and no time of day");
    }

    /// Never goes back.
    void reach(Instant moment) {
        var missing = Duration.between(instant(), moment);
        if (missing.isPositive()) {
            ahead = ahead.plus(missing);
        }
    }

    void reset() {
        ahead = Duration.ZERO;
    }
}
