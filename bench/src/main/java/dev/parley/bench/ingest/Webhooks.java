package dev.parley.bench.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.bench.BenchFailure;
import dev.parley.bench.load.Call;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// LiveKit webhooks of about 900 bytes, each about another room, as the stack's server signs them.
final class Webhooks {
    private static final String SECRET = "secret";
    private static final String HEAD = base64("{\"alg\":\"HS256\"}".getBytes(UTF_8)) + ".";
    private static final String KEYS = "livekit:";
    private static final String ROOMS = "bench-room-";

    private final AtomicLong last = new AtomicLong();

    /// @param key
    ///            under which its fact is published
    record Webhook(Call call, String key) {}

    Webhook next() {
        var number = last.incrementAndGet();
        var room = ROOMS + number;
        var body = body(room, number, Instant.now().getEpochSecond());
        return new Webhook(Call.post("/webhooks/livekit", body).with("Authorization", authorization(body)),
                KEYS + room);
    }

    private static String body(String room, long number, long now) {
        return """
                {"event":"participant_joined","room":{"sid":"RM_orHDBHZyWFDZ","name":"%1$s","emptyTimeout":10,\
                "departureTimeout":3,"creationTime":"%3$d","creationTimeMs":"%3$d114","turnPassword":\
                "HHCJfC11eFieneT6yyC3J51cQSLxfQwU4dewKJUGlgKJ","enabledCodecs":[{"mime":"audio/PCMU"},{"mime":"audio/PCMA"},\
                {"mime":"audio/opus"},{"mime":"audio/red"},{"mime":"video/VP8"},{"mime":"video/H264"},{"mime":"video/VP9"},\
                {"mime":"video/AV1"},{"mime":"video/H265"},{"mime":"video/rtx"}],"metadata":"{\\"session\\":\\"%1$s\\"}"},\
                "participant":{"sid":"PA_%2$d","identity":"john_doe_%2$d","state":"ACTIVE","metadata":\
                "{\\"person\\":\\"john_doe\\"}","joinedAt":"%3$d","joinedAtMs":"%3$d185","name":"John_Doe","version":2,\
                "permission":{"canSubscribe":true,"canPublish":true,"canPublishData":true},"clientProtocol":2,"capabilities":\
                ["CAP_PACKET_TRAILER","CAP_COMPRESSION_DEFLATE_RAW"]},"id":"EV_bench%2$d","createdAt":"%3$d"}"""
                .formatted(room, number, now);
    }

    private static String authorization(String body) {
        try {
            var now = Instant.now().getEpochSecond();
            var digest = Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
            var signed = HEAD
                    + base64(("{\"iss\":\"devkey\",\"nbf\":" + now + ",\"exp\":" + (now + 300) + ",\"sha256\":\""
                            + digest + "\"}").getBytes(UTF_8));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return signed + "." + base64(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new BenchFailure("A webhook could not be signed.", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
