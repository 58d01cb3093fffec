package dev.parley.sandbox.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/// A signed JSON web token, HS256 only, on nothing but the JDK: libraries refuse secrets under 32 bytes, which LiveKit
/// allows and its development server uses.
public final class Jwt {
    private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String signed;
    private final JsonNode claims;
    private final byte[] signature;

    private Jwt(String signed, JsonNode claims, byte[] signature) {
        this.signed = signed;
        this.claims = claims;
        this.signature = signature;
    }

    /// @param claims
    ///            written as JSON in the order of its fields
    public static String issue(Object claims, String secret) {
        try {
            return sign(JSON.writeValueAsBytes(claims), secret);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static String sign(byte[] claims, String secret) {
        var signed = HEADER + "." + encode(claims);
        return signed + "." + encode(HmacSha256.of(signed.getBytes(UTF_8), secret));
    }

    /// Empty for what is no HS256 token at all. The signature is not looked at yet: whose it should be stands inside.
    public static Optional<Jwt> parse(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var header = JSON.readTree(decode(parts[0]));
            var claims = JSON.readTree(decode(parts[1]));
            return "HS256".equals(header.path("alg").asText()) && claims.isObject()
                    ? Optional.of(new Jwt(parts[0] + "." + parts[1], claims, decode(parts[2])))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public JsonNode claims() {
        return claims;
    }

    public boolean isSignedWith(String secret) {
        return MessageDigest.isEqual(HmacSha256.of(signed.getBytes(UTF_8), secret), signature);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
