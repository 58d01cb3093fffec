package dev.parley.voice.livekit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tokens that LiveKit believes: HS256 over our API secret, with no more rights than the holder needs. The libraries
/// at hand refuse secrets under 32 bytes, and LiveKit's own development secret is one.
@ApplicationScoped
public class LiveKitTokens {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

    private final LiveKitConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    LiveKitTokens(LiveKitConfig config, ObjectMapper json, Clock clock) {
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /// For a person, to join one room.
    public String toJoin(String room, String identity) {
        var grants = Map.<String, Object>of("roomJoin", true, "room", room, "canPublish", true, "canSubscribe", true);
        return sign(identity, config.joinTokenTtl(), grants);
    }

    /// For an agent whose process is ours, to join one room as what it is.
    public String toJoinAsAgent(String room, String identity) {
        var grants = Map.<String, Object>of("roomJoin", true, "room", room, "canPublish", true, "canSubscribe", true,
                "canPublishData", true, "canUpdateOwnMetadata", true, "agent", true);
        return sign(identity, config.joinTokenTtl(), grants, Map.of("kind", "agent"));
    }

    /// For us, to create and delete rooms.
    String toCreateRooms() {
        return sign("", config.callTokenTtl(), Map.of("roomCreate", true));
    }

    /// For us, to see which rooms there are.
    String toListRooms() {
        return sign("", config.callTokenTtl(), Map.of("roomList", true));
    }

    /// For us, to manage what is in one room.
    String toAdminister(String room) {
        return sign("", config.callTokenTtl(), Map.of("roomAdmin", true, "room", room));
    }

    private String sign(String identity, Duration ttl, Map<String, Object> grants) {
        return sign(identity, ttl, grants, Map.of());
    }

    private String sign(String identity, Duration ttl, Map<String, Object> grants, Map<String, Object> more) {
        var now = clock.instant().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", config.apiKey());
        claims.put("sub", identity);
        claims.put("nbf", now);
        claims.put("exp", now + ttl.toSeconds());
        claims.put("video", grants);
        claims.putAll(more);
        var signed = HEADER + "." + base64(write(claims));
        return signed + "." + BASE64.encodeToString(hmac(signed));
    }

    private String write(Map<String, Object> claims) {
        try {
            return json.writeValueAsString(claims);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Claims cannot be written as JSON", e);
        }
    }

    private byte[] hmac(String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(config.apiSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HmacSHA256", e);
        }
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
