package dev.parley.sandbox.livekit.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sandbox.livekit.settings.LiveKitConfig;
import dev.parley.sandbox.livekit.token.Verdict.Accepted;
import dev.parley.sandbox.livekit.token.Verdict.Anonymous;
import dev.parley.sandbox.livekit.token.Verdict.Rejected;
import dev.parley.sandbox.platform.Jwt;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.platform.SandboxClock;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks tokens in the real server's order, and refuses them in its words. Whoever made them did so by a clock of
/// their own, so they are checked by everybody's time.
@Singleton
public class TokenVerifier {
    private static final String BEARER = "Bearer ";
    private static final int LEEWAY_SECONDS = 60;

    private final LiveKitConfig config;
    private final SandboxClock clock;

    public TokenVerifier(LiveKitConfig config, SandboxClock clock) {
        this.config = config;
        this.clock = clock;
    }

    public Verdict verifyHeader(@Nullable String authorization) {
        if (authorization == null || authorization.isEmpty()) {
            return new Anonymous();
        }
        return authorization.startsWith(BEARER)
                ? verify(authorization.substring(BEARER.length()))
                : Rejected.of("invalid authorization header. Must start with " + BEARER);
    }

    public Verdict verify(String token) {
        return Jwt.parse(token)
                .map(jwt -> verify(token, jwt))
                .orElseGet(() -> Rejected.of("invalid authorization token"));
    }

    private Verdict verify(String token, Jwt jwt) {
        var issuer = jwt.claims().path("iss").asText();
        if (!config.apiKey().equals(issuer)) {
            return Rejected.of("invalid API key: " + issuer);
        }
        var flaw = jwt.isSignedWith(config.apiSecret())
                ? flawInTime(jwt.claims())
                : Optional.of("token signature is invalid: signature is invalid");
        if (flaw.isPresent()) {
            return new Rejected("invalid token: " + token + ", error: " + flaw.get(), flaw.get());
        }
        try {
            return new Accepted(Claims.of(jwt.claims()));
        } catch (Refused _) {
            return Rejected.of("invalid authorization token");
        }
    }

    private Optional<String> flawInTime(JsonNode claims) {
        var now = clock.outside().instant().getEpochSecond();
        if (!claims.path("exp").isNumber()) {
            return Optional.of("token has invalid claims: token is missing required claim: exp claim is required");
        }
        if (now > claims.path("exp").asDouble() + LEEWAY_SECONDS) {
            return Optional.of("token has invalid claims: token is expired");
        }
        if (now < claims.path("nbf").asDouble() - LEEWAY_SECONDS) {
            return Optional.of("token has invalid claims: token is not valid yet");
        }
        return Optional.empty();
    }
}
