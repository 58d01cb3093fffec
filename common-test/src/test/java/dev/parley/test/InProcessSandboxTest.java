package dev.parley.test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InProcessSandboxTest {

    @Test
    void itsSettingsStandAboveTheJvms() {
        // Given
        System.setProperty("sandbox.tavus.api-key", "of the JVM");
        try (var sandbox = InProcessSandbox.start(Map.of("sandbox.tavus.api-key", "its own"))) {
            // When
            var answer = conversations(sandbox, "its own");

            // Then
            assertThat(answer).isEqualTo(200);
            assertThat(conversations(sandbox, "of the JVM")).isEqualTo(401);
        } finally {
            System.clearProperty("sandbox.tavus.api-key");
        }
    }

    @Test
    void itLeavesTheJvmsPropertiesAsTheyWere() {
        // Given
        var before = Map.copyOf(System.getProperties());

        // When
        InProcessSandbox.start(Map.of()).close();

        // Then
        assertThat(System.getProperties()).containsExactlyInAnyOrderEntriesOf(before);
    }

    @Test
    void severalRunSideBySideAndEndAlone() {
        // Given
        try (var one = InProcessSandbox.start(Map.of("sandbox.tavus.api-key", "one"))) {
            var other = InProcessSandbox.start(Map.of("sandbox.tavus.api-key", "other"));
            assertThat(conversations(other, "other")).isEqualTo(200);

            // When
            other.close();

            // Then
            assertThat(conversations(one, "one")).isEqualTo(200);
            assertThatThrownBy(() -> conversations(other, "other")).hasMessageContaining("refused");
        }
    }

    @Test
    void aSettingItCannotReadFailsTheStart() {
        assertThatThrownBy(() -> InProcessSandbox.start(Map.of("sandbox.tavus.concurrent-max", "many")))
                .hasMessage("The vendor sandbox did not start")
                .hasStackTraceContaining("sandbox.tavus.concurrent-max");
    }

    private static int conversations(InProcessSandbox sandbox, String key) {
        return given().header("x-api-key", key).get(sandbox.address() + "/v2/conversations").statusCode();
    }
}
