package dev.parley.sandbox.livekit;

import dev.parley.sandbox.platform.Jwt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Tokens as a client makes them, signed with the sandbox's default key unless a test says otherwise.
public final class Tokens {
    private static final long MINUTES_10 = 600;

    private Tokens() {}

    public static String forEverything(String room) {
        return with("{\"roomCreate\":true,\"roomList\":true,\"roomAdmin\":true,\"room\":\"%s\"}".formatted(room));
    }

    public static String with(String video) {
        return signed("devkey", "secret", video, "");
    }

    public static String toJoin(String room, String identity, String more) {
        return signed("devkey", "secret", "{\"roomJoin\":true,\"room\":\"%s\"}".formatted(room),
                ",\"sub\":\"%s\",\"name\":\"%s\",\"metadata\":\"m\"%s".formatted(identity, identity, more));
    }

    public static String signed(String key, String secret, String video, String more) {
        var now = Instant.now().getEpochSecond();
        var claims = "{\"iss\":\"%s\",\"nbf\":%d,\"exp\":%d,\"video\":%s%s}".formatted(key, now, now + MINUTES_10,
                video,
                more);
        return Jwt.sign(claims.getBytes(StandardCharsets.UTF_8), secret);
    }
}
