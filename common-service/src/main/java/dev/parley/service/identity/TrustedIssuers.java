package dev.parley.service.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/// Two issuers are believed, each with its own key: the people's identity provider and our services. The unverified
/// `iss` only picks the key; the signature and the issuer are then checked against that one.
///
/// Whoever calls, calls again within the minute, and checking a signature is much of what a quick answer costs. So a
/// token that was found good counts as good for a little while, unless it expires.
@ApplicationScoped
@Alternative
@Priority(1)
class TrustedIssuers extends JWTCallerPrincipalFactory {
    private static final Duration REMEMBERED_FOR = Duration.ofSeconds(30);
    private static final int REMEMBERED_MAX = 2_000;

    private final JWTCallerPrincipalFactory verifier = new DefaultJWTCallerPrincipalFactory();
    private final PublicKey serviceKey;
    private final Clock clock;
    private final Cache<String, JWTCallerPrincipal> verified;

    TrustedIssuers(IdentityConfig config, Clock clock) {
        this.serviceKey = publicKey(config.servicePublicKey());
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(REMEMBERED_MAX)
                .expireAfterWrite(REMEMBERED_FOR)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo people) throws ParseException {
        var known = verified.getIfPresent(token);
        if (known != null && clock.instant().getEpochSecond() < known.getExpirationTime()) {
            return known;
        }
        var caller = verify(token, people);
        verified.put(token, caller);
        return caller;
    }

    private JWTCallerPrincipal verify(String token, JWTAuthContextInfo people) throws ParseException {
        if (!ServiceTokens.ISSUER.equals(claimedIssuer(token))) {
            return verifier.parse(token, people);
        }
        var services = new JWTAuthContextInfo(people);
        services.setPublicKeyLocation(null);
        services.setPublicVerificationKey(serviceKey);
        services.setIssuedBy(ServiceTokens.ISSUER);
        return verifier.parse(token, services);
    }

    private static String claimedIssuer(String token) throws ParseException {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new ParseException("A token has three parts");
        }
        try (var reader = Json.createReader(new ByteArrayInputStream(Base64.getUrlDecoder().decode(parts[1])))) {
            return reader.readObject().getString("iss", "");
        } catch (IllegalArgumentException | JsonException e) {
            throw new ParseException("The token's claims cannot be read", e);
        }
    }

    private static PublicKey publicKey(String file) {
        try {
            return KeyUtils.decodePublicKey(Files.readString(Path.of(file)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("parley.identity.service-public-key names no readable RSA key", e);
        }
    }
}
