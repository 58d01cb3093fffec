package dev.parley.service.identity;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Short-lived tokens for what a service does on its own account. One is used until it is half spent.
@ApplicationScoped
public class ServiceTokens {
    static final String ISSUER = "parley";

    private final PrivateKey key;
    private final IdentityConfig config;
    private final Clock clock;
    private final String service;
    private volatile Minted minted = new Minted("", Instant.EPOCH);

    ServiceTokens(IdentityConfig config, Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.key = privateKey(config.serviceKey());
        this.config = config;
        this.clock = clock;
        this.service = service;
    }

    public String token() {
        var now = clock.instant();
        if (!now.isBefore(minted.renewAt())) {
            minted = mint(now);
        }
        return minted.token();
    }

    private Minted mint(Instant now) {
        var token = Jwt.issuer(ISSUER)
                .subject(service)
                .groups(Role.SERVICE)
                .issuedAt(now)
                .expiresAt(now.plus(config.serviceTokenTtl()))
                .sign(key);
        return new Minted(token, now.plus(config.serviceTokenTtl().dividedBy(2)));
    }

    private static PrivateKey privateKey(String file) {
        try {
            return KeyUtils.decodePrivateKey(Files.readString(Path.of(file)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("parley.identity.service-key names no readable RSA key", e);
        }
    }

    private record Minted(String token, Instant renewAt) {
        @Override
        public String toString() {
            return "Minted[renewAt=" + renewAt + "]";
        }
    }
}
