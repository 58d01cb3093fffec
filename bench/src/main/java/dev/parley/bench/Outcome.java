package dev.parley.bench;

import dev.parley.bench.load.Sample;

/// A case beside its limit, as measured in the same run.
record Outcome(Case promise, Sample sample, Sample limit) {
    private static final double PERCENT = 99;

    enum Verdict {
        MET, MISSED, FAILED
    }

    double p99Millis() {
        return sample.latencies().millis(PERCENT);
    }

    double limitMillis() {
        return limit.latencies().millis(PERCENT);
    }

    double ratio() {
        return p99Millis() / limitMillis();
    }

    /// A budget is met below it, and a run with an error shows nothing, however fast it was.
    Verdict verdict() {
        if (sample.errors() > 0 || limit.errors() > 0) {
            return Verdict.FAILED;
        }
        return p99Millis() < promise.budgetMillis() ? Verdict.MET : Verdict.MISSED;
    }
}
