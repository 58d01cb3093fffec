package dev.parley.stack.process;

import java.time.Duration;

/// How long to wait before a process that died is started again: longer each time, and from the beginning once it
/// had run well for a while.
///
/// @param first
///            the first wait, which doubles with every further death
/// @param longest
///            the wait never grows beyond
/// @param forgiveAfter
///            a run this long makes the deaths before it count no more
public record Backoff(Duration first, Duration longest, Duration forgiveAfter) {
    public static final Backoff USUAL = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30),
            Duration.ofMinutes(1));

    /// @param deaths
    ///            how often the process has died in a row, this time included
    public Duration waitAfter(int deaths) {
        var wait = first;
        for (var death = 1; death < deaths && wait.compareTo(longest) < 0; death++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    public boolean forgives(Duration ran) {
        return ran.compareTo(forgiveAfter) >= 0;
    }
}
