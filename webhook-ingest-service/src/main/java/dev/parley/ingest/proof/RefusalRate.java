package dev.parley.ingest.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How many refusals each source has caused in this minute. It knows a bounded number of sources, and forgets the one
/// that was quiet for longest: whoever commands that many addresses is not stopped by counting them.
final class RefusalRate {
    private static final int SOURCES_MAX = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int max;
    private final Map<String, Integer> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > SOURCES_MAX;
        }
    };
    private Instant window = Instant.EPOCH;

    RefusalRate(int max) {
        this.max = max;
    }

    /// One more; how long the source is to wait, if that was one too many.
    synchronized Optional<Duration> count(String source, Instant now) {
        var current = now.truncatedTo(ChronoUnit.MINUTES);
        if (!current.equals(window)) {
            window = current;
            counts.clear();
        }
        return counts.merge(source, 1, Integer::sum) > max
                ? Optional.of(Duration.between(now, window.plus(WINDOW)))
                : Optional.empty();
    }
}
