package dev.parley.stack.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentTest {
    @TempDir
    Path directory;

    @Test
    void aServiceIsToldWhereEverythingIs() throws IOException {
        // When
        var environment = environment(Map.of(), 100).of(Service.SESSION);
        // Then
        assertThat(environment)
                .containsEntry("QUARKUS_HTTP_PORT", "8181")
                .containsEntry("QUARKUS_MANAGEMENT_PORT", "9181")
                .containsEntry("PARLEY_POSTGRES_URL", "postgresql://127.0.0.1:15432/parley")
                .containsEntry("PARLEY_PERSONA_URL", "http://127.0.0.1:8182")
                .containsEntry("PARLEY_TAVUS_URL", "http://127.0.0.1:8190")
                .containsEntry("PARLEY_WEBHOOK_URL", "http://127.0.0.1:8100")
                .containsKeys("PARLEY_SERVICE_KEY", "PARLEY_WEBHOOK_CAPABILITY_KEY")
                .doesNotContainKey("PARLEY_TAVUS_WEBHOOK_SECRET");
    }

    @Test
    void aRealVendorThatTheOperatorNamesIsLeftAlone() throws IOException {
        // Given
        var operator = Map.of("PARLEY_TAVUS_URL", "https://vendor.example", "PARLEY_LIVEKIT_URL", " ");
        // When
        var environment = environment(operator, 0).of(Service.SESSION);
        // Then
        assertThat(environment).doesNotContainKey("PARLEY_TAVUS_URL");
        assertThat(environment).containsEntry("PARLEY_LIVEKIT_URL", "http://127.0.0.1:8090");
    }

    @Test
    void aLiveKitOfTheOperatorsStandsInForTheSimulatedOne() throws IOException {
        // Given
        var operator = Map.of("LIVEKIT_URL", "wss://voice.example", "LIVEKIT_API_KEY", "key", "LIVEKIT_API_SECRET",
                "secret");
        // When
        var environment = environment(operator, 0).of(Service.VOICE_ORCHESTRATOR);
        // Then
        assertThat(environment)
                .containsEntry("PARLEY_LIVEKIT_URL", "https://voice.example")
                .containsEntry("PARLEY_LIVEKIT_PUBLIC_URL", "wss://voice.example")
                .containsEntry("PARLEY_LIVEKIT_API_KEY", "key")
                .containsEntry("PARLEY_LIVEKIT_API_SECRET", "secret")
                .containsEntry("PARLEY_TAVUS_URL", "http://127.0.0.1:8090");
    }

    @Test
    void halfALiveKitIsRefusedInOneSentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> environment(Map.of("LIVEKIT_URL", "wss://voice.example"), 0))
                .withMessage("For a LiveKit of your own set all of LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET; "
                        + "LIVEKIT_API_KEY is not set.");
    }

    private ServiceEnvironment environment(Map<String, String> operator, int offset) throws IOException {
        return new ServiceEnvironment(new Layout(directory, directory.resolve("home"), offset),
                new Backing("postgresql://127.0.0.1:15432/parley", "127.0.0.1:19092", "redis://127.0.0.1:16379"),
                Credentials.in(directory), operator);
    }
}
