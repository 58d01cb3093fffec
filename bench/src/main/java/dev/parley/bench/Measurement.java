package dev.parley.bench;

import dev.parley.bench.Outcome.Verdict;
import dev.parley.bench.load.Sample;
import java.util.List;
import java.util.Map;

/// Everything that one benchmark gave.
///
/// @param limits
///            each alone and then all of them one after the other, by what they are
record Measurement(String name, String about, Map<String, Sample> limits, List<Outcome> outcomes) {

    boolean isGood() {
        return outcomes.stream().allMatch(outcome -> outcome.verdict() == Verdict.MET);
    }
}
