package dev.parley.service.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/// Whom we believe: the people's identity provider and our own services.
@ConfigMapping(prefix = "parley.identity")
public interface IdentityConfig {

    /// Who signs people's tokens, exactly as their `iss` has it.
    String issuer();

    /// Where the key that checks people's tokens is: a PEM file or the provider's JWKS, as a path or an address.
    String publicKey();

    /// Private PEM with which this service signs its own tokens, for work that no caller waits for.
    String serviceKey();

    /// Public PEM with which every service's tokens are checked.
    String servicePublicKey();

    /// How long a service's own token lives.
    @WithDefault("PT5M")
    Duration serviceTokenTtl();
}
