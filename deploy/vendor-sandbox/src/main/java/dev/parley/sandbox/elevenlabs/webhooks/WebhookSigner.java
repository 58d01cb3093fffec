package dev.parley.sandbox.elevenlabs.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes a webhook's `ElevenLabs-Signature`: the time, and a hash of the time and the body as it is sent.
public record WebhookSigner(String secret) {

    public String header(byte[] body, Instant at) {
        return "t=" + at.getEpochSecond() + ",v0=" + HexFormat.of().formatHex(hmac(body, at));
    }

    private byte[] hmac(byte[] body, Instant at) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update((at.getEpochSecond() + ".").getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
        }
    }

    @Override
    public String toString() {
        return "WebhookSigner[]";
    }
}
