package dev.parley.stack.aot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCachesTest {
    @TempDir
    Path directory;

    private Path program;
    private AotCaches caches;

    @BeforeEach
    void buildTheProgram() throws IOException {
        program = Files.createDirectories(directory.resolve("quarkus-app"));
        Files.writeString(program.resolve("quarkus-run.jar"), "first");
        caches = new AotCaches(directory.resolve("aot"), List.of("-Xmx1m"));
    }

    @Test
    void aCacheThatWasKeptIsFound() throws IOException {
        // When
        var kept = keep();
        // Then
        assertThat(caches.find("some-service", program)).contains(kept);
    }

    @Test
    void aDraftIsNotFound() throws IOException {
        // When
        Files.writeString(caches.draft("some-service"), "half");
        // Then
        assertThat(caches.find("some-service", program)).isEmpty();
    }

    @Test
    void aCacheIsStaleOnceTheProgramOrTheFlagsHaveChanged() throws IOException {
        // Given
        keep();
        // Then
        assertThat(new AotCaches(directory.resolve("aot"), List.of("-Xmx2m")).find("some-service", program)).isEmpty();
        // When
        Files.writeString(program.resolve("quarkus-run.jar"), "second build");
        // Then
        assertThat(caches.find("some-service", program)).isEmpty();
    }

    @Test
    void aNewCacheReplacesTheOldOne() throws IOException {
        // Given
        var old = keep();
        Files.writeString(program.resolve("quarkus-run.jar"), "second build");
        // When
        var next = keep();
        // Then
        assertThat(old).doesNotExist();
        assertThat(next).exists();
    }

    private Path keep() throws IOException {
        var draft = caches.draft("some-service");
        Files.writeString(draft, "cache");
        return caches.keep(draft, "some-service", program);
    }
}
