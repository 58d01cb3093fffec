package dev.parley.sandbox.elevenlabs.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSignerTest {
    private static final WebhookSigner SIGNER = new WebhookSigner("wsec_testsecret");

    @Test
    void theKnownBodyHasTheKnownSignature() {
        var body = "{\"type\":\"post_call_transcription\",\"event_timestamp\":1739537297,"
                + "\"data\":{\"agent_id\":\"xyz\",\"conversation_id\":\"abc\",\"status\":\"done\"}}";

        assertThat(SIGNER.header(body.getBytes(UTF_8), Instant.ofEpochSecond(4102444800L))).isEqualTo(
                "t=4102444800,v0=bd78eee0853db678e3a1abc7af9e862ecc6d3105495138bf39d95edb50f0e711");
    }

    @Test
    void theSecretIsNotPrinted() {
        assertThat(SIGNER.toString()).doesNotContain("wsec_testsecret");
    }
}
