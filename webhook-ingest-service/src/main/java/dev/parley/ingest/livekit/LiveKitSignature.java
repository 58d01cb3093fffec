package dev.parley.ingest.livekit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ingest.proof.Hmac;
import dev.parley.ingest.proof.RefusalReason;
import dev.parley.ingest.proof.SignatureNotValid;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// LiveKit signs a webhook with a JWT in the `Authorization` header, without "Bearer": an HS256 token of one of our
/// API keys whose `sha256` claim is the digest of the exact body.
@ApplicationScoped
class LiveKitSignature {
    private static final String BEARER = "Bearer ";
    private static final String DIGEST = "sha256";

    private final LiveKitConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    LiveKitSignature(LiveKitConfig config, ObjectMapper json, Clock clock) {
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /// @param bodySignature
    ///            counts only where it is switched on and no token came
    void verify(@Nullable String authorization, @Nullable String bodySignature, byte[] body) {
        if (authorization != null) {
            verifyToken(authorization, body);
        } else if (bodySignature != null && config.bodySignature()) {
            verifyBody(bodySignature, body);
        } else {
            throw new SignatureNotValid(RefusalReason.MISSING);
        }
    }

    private void verifyToken(String authorization, byte[] body) {
        var isBearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        var token = isBearer ? authorization.substring(BEARER.length()) : authorization;
        var otherwise = isBearer ? RefusalReason.BEARER_PREFIX : RefusalReason.MALFORMED;
        var parts = token.split("\\.", -1);
        require(parts.length == 3, otherwise);
        require("HS256".equals(decode(parts[0], otherwise).path("alg").asText()), otherwise);
        var claims = decode(parts[1], otherwise);
        require(claims.path(DIGEST).isTextual(), otherwise);
        var secret = config.secretOf(claims.path("iss").asText())
                .orElseThrow(() -> new SignatureNotValid(RefusalReason.UNKNOWN_KEY));
        var signed = (parts[0] + "." + parts[1]).getBytes(US_ASCII);
        require(MessageDigest.isEqual(bytes(parts[2], otherwise), Hmac.of(secret, signed)), RefusalReason.WRONG_KEY);
        require(isTimely(claims), RefusalReason.CLOCK);
        var expected = claims.path(DIGEST).asText().getBytes(US_ASCII);
        if (!MessageDigest.isEqual(expected, digest(body))) {
            throw new SignatureNotValid(MessageDigest.isEqual(expected, digest(Hmac.compact(body)))
                    ? RefusalReason.BODY_RE_SERIALISED
                    : RefusalReason.OTHER_BODY);
        }
    }

    private void verifyBody(String signature, byte[] body) {
        var signatures = List.of(signature);
        if (Hmac.isAnyValid(signatures, config.secrets(), body)) {
            return;
        }
        throw new SignatureNotValid(Hmac.isAnyValid(signatures, config.secrets(), Hmac.compact(body))
                ? RefusalReason.BODY_RE_SERIALISED
                : RefusalReason.WRONG_KEY);
    }

    private boolean isTimely(JsonNode claims) {
        var now = clock.instant().getEpochSecond();
        var leeway = config.leeway().toSeconds();
        return claims.path("exp").isNumber() && claims.path("exp").asLong() >= now - leeway
                && claims.path("nbf").asLong(now) <= now + leeway;
    }

    private JsonNode decode(String part, RefusalReason otherwise) {
        try {
            return json.readTree(bytes(part, otherwise));
        } catch (IOException _) {
            throw new SignatureNotValid(otherwise);
        }
    }

    private static byte[] bytes(String part, RefusalReason otherwise) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException _) {
            throw new SignatureNotValid(otherwise);
        }
    }

    private static void require(boolean holds, RefusalReason otherwise) {
        if (!holds) {
            throw new SignatureNotValid(otherwise);
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
