package dev.parley.bench;

import dev.parley.bench.load.Sample;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// The same figures for programs, such as one that compares two runs.
final class ResultFile {

    private ResultFile() {}

    static void write(Path file, Instant at, Machine machine, Load load, List<Measurement> measurements)
            throws IOException {
        Files.writeString(file, json(at, machine, load, measurements).encodePrettily() + "\n");
    }

    static JsonObject json(Instant at, Machine machine, Load load, List<Measurement> measurements) {
        return new JsonObject()
                .put("at", at.toString())
                .put("machine", new JsonObject()
                        .put("cores", machine.cores())
                        .put("jdk", machine.jdk())
                        .put("system", machine.system())
                        .put("load_average", machine.loadAverage()))
                .put("seconds", load.seconds())
                .put("benchmarks", array(measurements.stream().map(ResultFile::benchmark).toList()));
    }

    private static JsonObject benchmark(Measurement measurement) {
        var limits = new JsonArray();
        measurement.limits().forEach((name, sample) -> limits.add(sample(name, sample)));
        return new JsonObject()
                .put("name", measurement.name())
                .put("limits", limits)
                .put("cases", array(measurement.outcomes().stream().map(ResultFile::outcome).toList()));
    }

    private static JsonObject outcome(Outcome outcome) {
        return sample(outcome.promise().name(), outcome.sample())
                .put("limit_p99_ms", outcome.limitMillis())
                .put("ratio", outcome.ratio())
                .put("budget_ms", outcome.promise().budgetMillis())
                .put("verdict", outcome.verdict().name().toLowerCase(Locale.ROOT));
    }

    private static JsonObject sample(String name, Sample sample) {
        var times = sample.latencies();
        return new JsonObject()
                .put("name", name)
                .put("asked_per_second", sample.schedule().perSecond())
                .put("done_per_second", sample.donePerSecond())
                .put("calls", sample.schedule().calls())
                .put("errors", sample.errors())
                .put("p50_ms", times.millis(50))
                .put("p90_ms", times.millis(90))
                .put("p99_ms", times.millis(99))
                .put("max_ms", times.millis(100))
                .put("left_late_p99_ms", sample.lateness().millis(99));
    }

    private static JsonArray array(List<JsonObject> items) {
        return new JsonArray(items);
    }
}
