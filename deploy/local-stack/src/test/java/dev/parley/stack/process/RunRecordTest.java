package dev.parley.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
    @TempDir
    Path directory;

    @Test
    void whatWasWrittenDownIsFoundAgain() throws Exception {
        // Given
        RunRecord.of("self", ProcessHandle.current(), true).write(directory);
        // When
        var record = RunRecord.read(directory, "self").orElseThrow();
        // Then
        assertThat(record.process()).contains(ProcessHandle.current());
        assertThat(record.usesAotCache()).isTrue();
    }

    @Test
    void anotherProcessWithTheSameNumberIsNotTakenForIt() {
        var record = new RunRecord("gone", ProcessHandle.current().pid(), Instant.parse("2020-01-01T00:00:00Z"), false);
        assertThat(record.process()).isEmpty();
    }
}
