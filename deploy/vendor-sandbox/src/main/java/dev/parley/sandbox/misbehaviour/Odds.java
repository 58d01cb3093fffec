package dev.parley.sandbox.misbehaviour;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// How often a rule strikes. Whether it strikes the nth time depends on the seed, the rule and n alone, and each key is
/// counted by itself, its strikes too: what happens elsewhere at the same time changes nothing.
final class Odds {
    private static final int CERTAIN = 100;

    private final int percent;
    private final int strikesMax;
    private final Map<String, Integer> met = new HashMap<>();
    private final Map<String, Integer> struck = new HashMap<>();
    private int meetings;
    private int strikes;

    private Odds(int percent, int strikesMax) {
        this.percent = percent;
        this.strikesMax = strikesMax;
    }

    /// Without `percent` it strikes always, without `times` for ever.
    static Odds of(Fields rule) {
        var percent = rule.whole("percent").orElse(CERTAIN);
        if (percent > CERTAIN) {
            throw new Refused(400, "Invalid percent: it must be a whole number up to 100");
        }
        return new Odds(percent, rule.whole("times").orElse(Integer.MAX_VALUE));
    }

    boolean strike(long seed, String key) {
        var nth = met.merge(key, 1, Integer::sum);
        meetings++;
        if (struck.getOrDefault(key, 0) == strikesMax || !falls(seed, key, nth)) {
            return false;
        }
        struck.merge(key, 1, Integer::sum);
        strikes++;
        return true;
    }

    int meetings() {
        return meetings;
    }

    int strikes() {
        return strikes;
    }

    /// So that neighbours, seeds or counts, have nothing to do with each other.
    private static long scattered(long number) {
        return new SplittableRandom(number).nextLong();
    }

    private boolean falls(long seed, String key, int nth) {
        var start = scattered(scattered(seed) + key.hashCode()) + nth;
        return new SplittableRandom(scattered(start)).nextInt(CERTAIN) < percent;
    }
}
