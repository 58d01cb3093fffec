package dev.parley.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// LiveKit webhooks as the server of the stack signs them, some of which come more than once.
final class SignedDeliveries {
    private static final String KEY = "devkey";
    private static final String SECRET = "secret";

    private SignedDeliveries() {}

    /// @param room
    ///            that this event alone is about
    record SignedDelivery(String room, String body, String authorization) {}

    /// @param duplicates
    ///            the share of those that were there before, in percent
    static List<SignedDelivery> some(String prefix, int count, int duplicates, Random random) {
        var distinct = count * (100 - duplicates) / 100;
        var originals = IntStream.range(0, distinct).mapToObj(number -> signed(prefix + number)).toList();
        var all = new ArrayList<>(originals);
        while (all.size() < count) {
            var original = random.nextInt(distinct);
            // Never before its original, so that it is the duplicate whenever both are answered in order.
            all.add(original + 1 + random.nextInt(all.size() - original), originals.get(original));
        }
        return all;
    }

    private static SignedDelivery signed(String room) {
        var body = """
                {"event":"room_started","room":{"sid":"RM_%1$s","name":"%1$s","emptyTimeout":300,"creationTime":"%2$d",\
                "turnPassword":"do-not-keep"},"id":"EV_%1$s","createdAt":"%2$d"}"""
                .formatted(room, Instant.now().getEpochSecond());
        return new SignedDelivery(room, body, authorization(body));
    }

    /// Valid for longer than the vendor's are, since a long test sends some of them late.
    private static String authorization(String body) {
        var now = Instant.now().getEpochSecond();
        var signed = base64("{\"alg\":\"HS256\"}".getBytes(UTF_8)) + "." + base64("""
                {"iss":"%s","nbf":%d,"exp":%d,"sha256":"%s"}""".formatted(KEY, now, now + 7200, digest(body))
                .getBytes(UTF_8));
        return signed + "." + base64(hmac(signed));
    }

    private static String digest(String body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(signed.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
