package dev.parley.bench;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// `[--seconds N] [NAME...]`
///
/// @param names
///            the benchmarks to run; none means all
record Options(int seconds, Set<String> names) {
    private static final int SECONDS = 30;
    private static final int SECONDS_MAX = 600;

    static Options parse(List<String> words, List<String> known) {
        var seconds = SECONDS;
        var names = new LinkedHashSet<String>();
        for (var rest = words.iterator(); rest.hasNext();) {
            var word = rest.next();
            if (word.equals("--seconds")) {
                seconds = seconds(rest);
            } else if (known.contains(word)) {
                names.add(word);
            } else {
                throw new BenchFailure("There is no benchmark \"%s\"; there are: %s."
                        .formatted(word, String.join(", ", known)));
            }
        }
        return new Options(seconds, Set.copyOf(names));
    }

    boolean includes(String name) {
        return names.isEmpty() || names.contains(name);
    }

    private static int seconds(Iterator<String> rest) {
        try {
            var seconds = rest.hasNext() ? Integer.parseInt(rest.next()) : 0;
            if (seconds >= 1 && seconds <= SECONDS_MAX) {
                return seconds;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new BenchFailure("--seconds needs a whole number from 1 to " + SECONDS_MAX + ".");
    }
}
