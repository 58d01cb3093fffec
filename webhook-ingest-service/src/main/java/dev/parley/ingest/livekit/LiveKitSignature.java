package dev.parley.ingest.livekit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ingest.delivery.SignatureNotValid;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// LiveKit signs a webhook with a JWT in the `Authorization` header, without "Bearer": an HS256 token of one of our
/// API keys whose `sha256` claim is the digest of the exact body.
@ApplicationScoped
class LiveKitSignature {
    private static final String BEARER = "Bearer ";

    private final LiveKitConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    LiveKitSignature(LiveKitConfig config, ObjectMapper json, Clock clock) {
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    void verify(@Nullable String authorization, byte[] body) {
        if (authorization == null) {
            throw new SignatureNotValid("no Authorization header");
        }
        var token = authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : authorization;
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new SignatureNotValid("not a token");
        }
        require("HS256".equals(decode(parts[0]).path("alg").asText()), "not signed with HS256");
        var claims = decode(parts[1]);
        var secret = config.secretOf(claims.path("iss").asText())
                .orElseThrow(() -> new SignatureNotValid("unknown key"));
        require(MessageDigest.isEqual(bytes(parts[2]), hmac(secret, parts[0] + "." + parts[1])), "wrong secret");
        require(isTimely(claims), "too old, or the clocks disagree");
        require(MessageDigest.isEqual(claims.path("sha256").asText().getBytes(StandardCharsets.US_ASCII), digest(body)),
                "another body than the one signed");
    }

    private boolean isTimely(JsonNode claims) {
        var now = clock.instant().getEpochSecond();
        var leeway = config.leeway().toSeconds();
        return claims.path("exp").isNumber() && claims.path("exp").asLong() + leeway >= now
                && claims.path("nbf").asLong(now) - leeway <= now;
    }

    private JsonNode decode(String part) {
        try {
            return json.readTree(bytes(part));
        } catch (IOException e) {
            throw new SignatureNotValid("not a token", e);
        }
    }

    private static byte[] bytes(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException _) {
            throw new SignatureNotValid("not a token");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new SignatureNotValid(otherwise);
        }
    }

    private static byte[] hmac(String secret, String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HmacSHA256", e);
        }
    }

    /// Standard base64, unlike the token around it.
    private static byte[] digest(byte[] body) {
        try {
            return Base64.getEncoder().encode(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no SHA-256", e);
        }
    }
}
