package dev.parley.stack.plan;

import dev.parley.stack.identity.SharedSecret;
import dev.parley.stack.identity.SigningKeys;

import java.io.IOException;
import java.nio.file.Path;

/// The keys of one stack: the identity provider's, the services' own, and what webhook addresses are derived from.
public record Credentials(SigningKeys identityProvider, SigningKeys service, String webhookCapabilityKey) {
    /// Makes those that are missing.
    public static Credentials in(Path directory) throws IOException {
        return new Credentials(SigningKeys.in(directory, "idp"), SigningKeys.in(directory, "service"),
                SharedSecret.in(directory, "webhook-capability.key"));
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
