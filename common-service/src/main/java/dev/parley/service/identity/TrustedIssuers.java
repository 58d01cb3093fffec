package dev.parley.service.identity;

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
import java.util.Base64;

/// Two issuers are believed, each with its own key: the people's identity provider and our services. The unverified
/// `iss` only picks the key; the signature and the issuer are then checked against that one.
@ApplicationScoped
@Alternative
@Priority(1)
class TrustedIssuers extends JWTCallerPrincipalFactory {
    private final JWTCallerPrincipalFactory verifier = new DefaultJWTCallerPrincipalFactory();
    private final PublicKey serviceKey;

    TrustedIssuers(IdentityConfig config) {
        this.serviceKey = publicKey(config.servicePublicKey());
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo people) throws ParseException {
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
