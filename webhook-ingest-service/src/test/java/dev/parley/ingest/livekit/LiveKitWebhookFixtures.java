package dev.parley.ingest.livekit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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
        return authorization(KEY, SECRET, body);
    }

    public static String authorization(String key, String secret, String body) {
        try {
            var now = Instant.now().getEpochSecond();
            var sha256 = Base64.getEncoder().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
            var signed = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + base64("""
                    {"iss":"%s","exp":%d,"nbf":%d,"iat":%d,"sha256":"%s"}""".formatted(key, now + 300, now, now,
                    sha256));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return signed + "." + Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
