package dev.parley.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessTest {
    private static final Backoff AT_ONCE = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofDays(1));

    @TempDir
    Path directory;

    private final List<String> reports = new CopyOnWriteArrayList<>();
    private SupervisedProcess process;

    @BeforeEach
    void start() throws IOException {
        process = new SupervisedProcess("sleeper", this::sleeper, directory, AT_ONCE, reports::add).start();
    }

    @AfterEach
    void end() throws IOException {
        process.close();
    }

    @Test
    void aProcessThatIsKilledIsReportedAndStartedAgain() throws Exception {
        // Given
        var first = process.process().orElseThrow();
        // When
        first.destroyForcibly();
        // Then
        await().until(() -> process.process().filter(next -> next.pid() != first.pid()).isPresent());
        assertThat(reports).singleElement().asString().startsWith("sleeper died (exit 137); starting it again");
        assertThat(process.deathsInRow()).isEqualTo(1);
        assertThat(RunRecord.read(directory, "sleeper").flatMap(RunRecord::process)).isEqualTo(process.process());
    }

    @Test
    void aProcessThatIsClosedStaysEnded() throws Exception {
        // Given
        var running = process.process().orElseThrow();
        // When
        process.close();
        // Then
        assertThat(running.isAlive()).isFalse();
        assertThat(process.process()).isEmpty();
        assertThat(reports).isEmpty();
        assertThat(RunRecord.readAll(directory)).isEmpty();
    }

    private Launch sleeper() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new Launch(List.of(java, "-cp", System.getProperty("java.class.path"), Sleeper.class.getName()),
                Map.of(),
                directory, directory.resolve("sleeper.log"), false);
    }
}
