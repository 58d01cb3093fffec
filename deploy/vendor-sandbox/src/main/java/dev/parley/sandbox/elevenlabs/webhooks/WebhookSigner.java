package dev.parley.sandbox.elevenlabs.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.sandbox.platform.HmacSha256;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HexFormat;

/// Makes a webhook's `ElevenLabs-Signature`: the time, and a hash of the time and the body as it is sent.
public record WebhookSigner(String secret) {

    public String header(byte[] body, Instant at) {
        var signed = new ByteArrayOutputStream();
        signed.writeBytes((at.getEpochSecond() + ".").getBytes(UTF_8));
        signed.writeBytes(body);
        return "t=" + at.getEpochSecond() + ",v0="
                + HexFormat.of().formatHex(HmacSha256.of(signed.toByteArray(), secret));
    }

    @Override
    public String toString() {
        return "WebhookSigner[]";
    }
}
