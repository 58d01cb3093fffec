package dev.parley.bench;

import dev.parley.bench.load.Latencies;
import dev.parley.bench.load.Sample;
import dev.parley.bench.load.Schedule;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

/// Runs that nobody had to wait for.
final class Samples {
    private static final Schedule SCHEDULE = new Schedule(200, Duration.ofSeconds(30));

    private Samples() {}

    /// Ninety-eight calls in half of the time, the rest in all of it.
    static Sample withP99(double millis) {
        var nanos = (long) (millis * 1_000_000);
        var times = LongStream.concat(LongStream.generate(() -> nanos / 2).limit(98),
                LongStream.of(nanos, nanos)).toArray();
        return new Sample(SCHEDULE, Latencies.of(times), Latencies.of(0), 199.97, 0, Optional.empty());
    }

    static Sample leftLate(double millis) {
        return new Sample(SCHEDULE, Latencies.of(3_000_000), Latencies.of((long) (millis * 1_000_000)), 199.97, 0,
                Optional.empty());
    }

    static Sample withErrors(int errors, String first) {
        return new Sample(SCHEDULE, Latencies.of(1_000_000), Latencies.of(0), 150, errors, Optional.of(first));
    }

    static Case promising(String name, int p99MillisMax) {
        return Case.of(name, Duration.ofMillis(p99MillisMax), _ -> CompletableFuture.completedFuture(null));
    }
}
