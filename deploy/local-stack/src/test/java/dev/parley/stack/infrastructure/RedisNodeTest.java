package dev.parley.stack.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisNodeTest {
    @TempDir
    Path directory;

    @Test
    void itAnswersAndEndsWhenItIsClosed() throws Exception {
        // Given
        var port = Ports.free();
        // When
        try (var redis = RedisNode.start(directory, port)) {
            // Then
            assertThat(redis.url()).isEqualTo("redis://127.0.0.1:" + port);
            assertThat(ask(port, "SET greeting hello\r\n")).isEqualTo("+OK");
        }
        assertThat(Ports.isFree(port)).isTrue();
    }

    @Test
    void aServerThatWasLeftBehindIsEndedByTheNextStart() throws Exception {
        // Given
        try (var forgotten = ForgottenServers.in(directory)) {
            // When
            try (var _ = RedisNode.start(directory, Ports.free())) {
                // Then
                assertThat(forgotten.redis().isAlive()).isFalse();
            }
        }
    }

    @Test
    void aPortThatIsTakenIsToldInASentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
            assertThatThrownBy(() -> RedisNode.start(directory, taken.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Redis did not start");
        }
    }

    private static String ask(int port, String command) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(command.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(3), StandardCharsets.US_ASCII);
        }
    }
}
