package dev.parley.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.stack.infrastructure.Ports;
import dev.parley.stack.plan.Layout;
import dev.parley.stack.plan.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    @TempDir
    Path directory;

    private Layout layout;

    @BeforeEach
    void layOut() {
        layout = new Layout(directory, directory.resolve("home"), 0);
    }

    @Test
    void freePortsAreFine() throws IOException {
        // Given
        StandIns.build(layout);
        // Then
        assertThatCode(() -> Preflight.check(layout, List.of(new Port("gateway", Ports.free()))))
                .doesNotThrowAnyException();
    }

    @Test
    void aPortThatIsTakenIsToldInOneSentenceWithItsOwner() throws IOException {
        // Given
        StandIns.build(layout);
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = new Port("session-service", taken.getLocalPort());
            // Then
            assertThatThrownBy(() -> Preflight.check(layout, List.of(port)))
                    .isInstanceOf(StackFailure.class)
                    .hasMessage("Port " + port.number() + ", which session-service needs, is taken by another program:"
                            + " end that program, or move all ports with PARLEY_PORT_BASE_OFFSET=100.");
        }
    }

    @Test
    void aServiceThatIsNotBuiltIsNamed() {
        assertThatThrownBy(() -> Preflight.check(layout, List.of()))
                .isInstanceOf(StackFailure.class)
                .hasMessageStartingWith("vendor-sandbox is not built");
    }
}
