package dev.parley.bench;

import dev.parley.bench.load.Schedule;
import java.time.Duration;

/// How much is asked, and for how long.
public record Load(int perSecond, int seconds) {
    /// Calls a second, where a benchmark says nothing else.
    public static final int USUAL = 200;

    public Load at(int perSecond) {
        return new Load(perSecond, seconds);
    }

    /// For what is simple enough to be known sooner.
    public Load atMost(int seconds) {
        return new Load(perSecond, Math.min(seconds, this.seconds));
    }

    public Schedule measured() {
        return new Schedule(perSecond, Duration.ofSeconds(seconds));
    }

    /// As many calls as are measured: the compilers of the services need that many to see what is worth their while.
    public Schedule warmUp() {
        return measured();
    }
}
