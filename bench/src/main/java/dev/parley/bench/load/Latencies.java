package dev.parley.bench.load;

import java.util.Arrays;

/// Every single measured time, in order of length: a percentile is one of them and never an estimate.
public final class Latencies {
    private final long[] sortedNanos;

    private Latencies(long[] sortedNanos) {
        this.sortedNanos = sortedNanos;
    }

    public static Latencies of(long... nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("Nothing was measured");
        }
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    /// The shortest time that this share of all calls did not exceed.
    public double millis(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("There is no percentile " + percent);
        }
        var rank = (int) Math.ceil(sortedNanos.length * percent / 100);
        return sortedNanos[rank - 1] / 1_000_000.0;
    }
}
