package dev.parley.test;

import dev.parley.stack.identity.SigningKeys;
import dev.parley.stack.identity.TokenMint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/// Tokens as the identity provider of the tests signs them.
public final class Tokens {
    private static final Duration VALID_FOR = Duration.ofMinutes(10);

    private Tokens() {}

    public static String user(String person) {
        return mint(person, "user");
    }

    public static String service() {
        return mint("a-product", "service");
    }

    public static String admin() {
        return mint("an-operator", "admin");
    }

    public static String expired(String person) {
        return mint(people(), TokenMint.ISSUER, person, "user", Duration.ofMinutes(-5));
    }

    /// Signed with the right key by somebody else.
    public static String ofAnotherIssuer(String person) {
        return mint(people(), "https://id.example.org", person, "user", VALID_FOR);
    }

    /// Claims to be a service of ours, but is signed with the people's key.
    public static String forgedServiceToken() {
        return mint(people(), "parley", "session-service", "service", VALID_FOR);
    }

    /// The private PEM of the tests' identity provider, for a token of a shape that none of these have.
    public static Path peoplesKey() {
        return people().privateFile();
    }

    static SigningKeys people() {
        return keys("people");
    }

    static SigningKeys services() {
        return keys("services");
    }

    private static String mint(String person, String role) {
        return mint(people(), TokenMint.ISSUER, person, role, VALID_FOR);
    }

    private static String mint(SigningKeys keys, String issuer, String person, String role, Duration validFor) {
        try {
            return new TokenMint(keys, Clock.systemUTC()).mint(issuer, person, role, validFor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SigningKeys keys(String name) {
        try {
            return SigningKeys.in(Path.of(RealParts.start().getProperty("directory")), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
