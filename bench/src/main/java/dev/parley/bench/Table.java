package dev.parley.bench;

import dev.parley.bench.load.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What people read: a row for each limit and for each case, times in milliseconds.
final class Table {
    private static final List<String> HEAD = List.of("", "asked/s", "done/s", "errors", "p50", "p90", "p99", "max",
            "limit p99", "ratio", "budget", "");

    /// Beyond it, the times say as much of the load as of the service.
    private static final double LATENESS_MILLIS_MAX = 1;

    private Table() {}

    static String of(Measurement measurement) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        measurement.limits().forEach((name, sample) -> rows.add(row("limit: " + name, sample, "", "", "", "")));
        measurement.outcomes().forEach(outcome -> rows.add(row(outcome)));
        var remarks = new ArrayList<String>();
        measurement.limits().forEach((name, sample) -> remark(remarks, name, sample));
        measurement.outcomes().forEach(outcome -> remark(remarks, outcome.promise().name(), outcome.sample()));
        return "%s: %s%n%s%n%s".formatted(measurement.name(), measurement.about(), aligned(rows),
                String.join("", remarks));
    }

    private static List<String> row(Outcome outcome) {
        var verdict = switch (outcome.verdict()) {
            case MET -> "met";
            case MISSED -> "MISSED";
            case FAILED -> "FAILED";
        };
        return row(outcome.promise().name(), outcome.sample(), number(outcome.limitMillis()), number(outcome.ratio()),
                "< " + number(outcome.promise().budgetMillis()), verdict);
    }

    private static List<String> row(String name, Sample sample, String limit, String ratio, String budget,
            String verdict) {
        var times = sample.latencies();
        return List.of(name, Integer.toString(sample.schedule().perSecond()), number(sample.donePerSecond()),
                Integer.toString(sample.errors()), number(times.millis(50)), number(times.millis(90)),
                number(times.millis(99)), number(times.millis(100)), limit, ratio, budget, verdict);
    }

    private static void remark(List<String> remarks, String name, Sample sample) {
        sample.firstError().ifPresent(error -> remarks.add("  first error of %s: %s%n".formatted(name, error)));
        var late = sample.lateness().millis(99);
        if (late > LATENESS_MILLIS_MAX) {
            remarks.add("  %s: calls left up to %s ms late (p99); the machine was too busy for exact figures%n"
                    .formatted(name, number(late)));
        }
    }

    private static String aligned(List<List<String>> rows) {
        var widths = IntStream.range(0, HEAD.size())
                .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining(System.lineSeparator()));
    }

    /// Words to the left, numbers to the right.
    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder("  ").append(cells.getFirst())
                .append(" ".repeat(widths[0] - cells.getFirst().length()));
        for (var column = 1; column < cells.size(); column++) {
            line.append("  ").append(" ".repeat(widths[column] - cells.get(column).length())).append(cells.get(column));
        }
        return line.toString().stripTrailing();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
