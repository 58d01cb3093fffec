package dev.parley.sandbox.elevenlabs.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SocketLineTest {

    @Test
    void aReasonIsCutToWhatACloseFrameHolds() {
        assertThat(SocketLine.fitting("quota")).isEqualTo("quota");
        assertThat(SocketLine.fitting("r".repeat(200))).hasSize(123);
        assertThat(SocketLine.fitting("ü".repeat(120)).getBytes(UTF_8)).hasSize(122);
        assertThat(SocketLine.fitting("🎧".repeat(40))).isEqualTo("🎧".repeat(30));
    }
}
