package dev.parley.sandbox.livekit.webhooks;

import dev.parley.sandbox.platform.Jwt;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/// Makes a webhook's `Authorization`: a bare token, with no "Bearer " before it, that vouches for the body's hash.
public record WebhookSigner(String apiKey, String apiSecret) {
    private static final Duration VALID = Duration.ofMinutes(5);

    public String authorization(byte[] body, Instant now) {
        return Jwt.issue(new Claims(apiKey, now.plus(VALID).getEpochSecond(), now.getEpochSecond(),
                now.getEpochSecond(), hash(body)), apiSecret);
    }

    /// Standard base64, although the token around it is base64url.
    static String hash(byte[] body) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    record Claims(String iss, long exp, long nbf, long iat, String sha256) {}

    @Override
    public String toString() {
        return "WebhookSigner[" + apiKey + "]";
    }
}
