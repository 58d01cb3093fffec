package dev.parley.ingest.livekit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ingest.delivery.PayloadCodec;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that a real server has sent, byte for byte, at the time when it came.
class RecordedWebhooksTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("recorded")
    void isBelievedAndComesBackFromStorage(JsonNode recorded) {
        var body = recorded.path("body").asText().getBytes(UTF_8);
        var receivedAt = Instant.ofEpochMilli((long) (recorded.path("received_at").asDouble() * 1000));
        var signature = new LiveKitSignature(new RecordedKey(), JSON, Clock.fixed(receivedAt, ZoneOffset.UTC));

        assertThatCode(() -> signature.verify(recorded.path("headers").path("Authorization").asText(), null, body))
                .doesNotThrowAnyException();
        assertThat(PayloadCodec.decompress(PayloadCodec.compress(body))).isEqualTo(body);
    }

    static Stream<JsonNode> recorded() throws IOException {
        try (var file = RecordedWebhooksTest.class.getResourceAsStream("/livekit/webhooks.jsonl")) {
            return JSON.readerFor(JsonNode.class).<JsonNode>readValues(file).readAll().stream();
        }
    }

    private record RecordedKey() implements LiveKitConfig {
        @Override
        public String apiKey() {
            return "devkey";
        }

        @Override
        public String apiSecret() {
            return "secretsecretsecretsecretsecret32";
        }

        @Override
        public Map<String, String> retiringKeys() {
            return Map.of();
        }

        @Override
        public Duration leeway() {
            return Duration.ofSeconds(60);
        }

        @Override
        public boolean bodySignature() {
            return false;
        }
    }
}
