package dev.parley.bench;

import static dev.parley.bench.Samples.promising;
import static dev.parley.bench.Samples.withP99;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultFileTest {

    @Test
    void aCaseIsWrittenWithItsLimitAndItsVerdict() {
        var measurement = new Measurement("contexts", "", Map.of("a commit", withP99(2)),
                List.of(new Outcome(promising("warm", 5), withP99(4), withP99(2))));

        var json = ResultFile.json(Instant.EPOCH, new Machine(2, "25", "Linux amd64", 0.1), new Load(200, 30),
                List.of(measurement));

        var benchmark = json.getJsonArray("benchmarks").getJsonObject(0);
        var written = benchmark.getJsonArray("cases").getJsonObject(0);
        assertThat(json.getInteger("seconds")).isEqualTo(30);
        assertThat(benchmark.getJsonArray("limits").getJsonObject(0).getDouble("p99_ms")).isEqualTo(2);
        assertThat(written.getString("name")).isEqualTo("warm");
        assertThat(written.getDouble("p99_ms")).isEqualTo(4);
        assertThat(written.getDouble("limit_p99_ms")).isEqualTo(2);
        assertThat(written.getDouble("ratio")).isEqualTo(2);
        assertThat(written.getString("verdict")).isEqualTo("met");
    }
}
