package dev.parley.stack.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

/// Signs RS256 tokens as an identity provider does: who (`sub`), what they may (`groups`), until when.
public final class TokenMint {
    public static final String ISSUER = "https://id.parley.local";

    private final PrivateKey key;
    private final Clock clock;

    public TokenMint(SigningKeys keys, Clock clock) throws IOException {
        this.key = keys.privateKey();
        this.clock = clock;
    }

    public String mint(String person, String role, Duration validFor) {
        return mint(ISSUER, person, role, validFor);
    }

    public String mint(String issuer, String person, String role, Duration validFor) {
        var now = clock.instant().getEpochSecond();
        var claims = """
                {"iss":%s,"sub":%s,"groups":[%s],"iat":%d,"exp":%d,"jti":"%s"}""".formatted(quoted(issuer),
                quoted(person), quoted(role), now, now + validFor.toSeconds(), UUID.randomUUID());
        var signed = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(claims);
        return signed + "." + signature(signed);
    }

    private String signature(String signed) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot sign with RSA", e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
