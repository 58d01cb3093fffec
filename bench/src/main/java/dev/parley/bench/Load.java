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

    public Schedule measured() {
        return new Schedule(perSecond, Duration.ofSeconds(seconds));
    }

    /// Half as long as what follows: the services run with the quick compiler only, which is soon through.
    public Schedule warmUp() {
        return new Schedule(perSecond, Duration.ofMillis(seconds * 500L));
    }
}
