package dev.parley.sandbox.livekit.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sandbox.Recordings;
import dev.parley.sandbox.platform.Jwt;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookSignerTest {
    private static final WebhookSigner SIGNER = new WebhookSigner("devkey", "secretsecretsecretsecretsecret32");

    @Test
    void theKnownBodyHasTheKnownHash() {
        var body = "{\"event\":\"room_finished\",\"room\":{\"sid\":\"RM_vec\",\"name\":\"vec-room\","
                + "\"creationTime\":\"1700000000\"},\"id\":\"EV_vec1\",\"createdAt\":\"1700000060\"}";

        assertThat(WebhookSigner.hash(body.getBytes(UTF_8))).isEqualTo("iB1e3V0l7eKmwy4Pu+HWX4XlPoKSnjtcYnGC149hwY4=");
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void everyRecordedBodyIsSignedByteForByteAsTheRealServerDid(JsonNode recorded) {
        var authorization = recorded.at("/headers/Authorization").asText();
        var signedAt = Jwt.parse(authorization).orElseThrow().claims().path("iat").asLong();

        assertThat(
                SIGNER.authorization(recorded.path("body").asText().getBytes(UTF_8), Instant.ofEpochSecond(signedAt)))
                .isEqualTo(authorization);
    }

    @Test
    void theSecretIsNotPrinted() {
        assertThat(SIGNER.toString()).doesNotContain("secret");
    }

    static List<JsonNode> recorded() {
        return Recordings.webhooks();
    }
}
