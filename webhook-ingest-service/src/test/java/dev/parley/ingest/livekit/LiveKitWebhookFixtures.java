package dev.parley.ingest.livekit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.ingest.proof.Hmac;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;

/// Webhooks as the server signs them.
public final class LiveKitWebhookFixtures {
    public static final String KEY = "devkey";
    public static final String SECRET = "secret";

    private LiveKitWebhookFixtures() {}

    public static String participantLeft(String eventId, String room) {
        return """
                {"event":"participant_left","room":{"sid":"RM_orHDBHZyWFDZ","name":"%s","turnPassword":"do-not-keep"},\
                "participant":{"sid":"PA_ACqyWLaKuJgR","identity":"john_doe","state":"DISCONNECTED","disconnectReason":"CLIENT_INITIATED"},\
                "id":"%s","createdAt":"%d"}"""
                .formatted(room, eventId, Instant.now().getEpochSecond());
    }

    public static String authorization(String body) {
        return authorization(body.getBytes(UTF_8));
    }

    public static String authorization(byte[] body) {
        return authorization(KEY, SECRET, body, Instant.now());
    }

    public static String authorization(String body, Instant at) {
        return authorization(KEY, SECRET, body.getBytes(UTF_8), at);
    }

    public static String authorization(String key, String secret, String body) {
        return authorization(key, secret, body.getBytes(UTF_8), Instant.now());
    }

    private static String authorization(String key, String secret, byte[] body, Instant at) {
        var now = at.getEpochSecond();
        var signed = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8)) + "." + base64("""
                {"iss":"%s","exp":%d,"nbf":%d,"iat":%d,"sha256":"%s"}""".formatted(key, now + 300, now, now,
                Base64.getEncoder().encodeToString(sha256(body))).getBytes(UTF_8));
        return signed + "." + base64(Hmac.of(secret, signed.getBytes(UTF_8)));
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
