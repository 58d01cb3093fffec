package dev.parley.stack.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.stack.identity.SigningKeys;
import dev.parley.stack.identity.TokenMint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTokenTest {
    @TempDir
    Path directory;

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void itIsKeptForAWhileAndReplacedBeforeItExpires() throws Exception {
        // Given
        var clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        var token = new DemoToken(new TokenMint(SigningKeys.in(directory, "idp"), clock), clock);
        var first = token.current();
        // When
        now = now.plus(Duration.ofMinutes(30));
        var later = token.current();
        now = now.plus(Duration.ofMinutes(20));
        var latest = token.current();
        // Then
        assertThat(later).isEqualTo(first);
        assertThat(latest).isNotEqualTo(first);
    }
}
