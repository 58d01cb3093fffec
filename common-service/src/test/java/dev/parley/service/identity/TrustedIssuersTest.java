package dev.parley.service.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.stack.identity.TokenMint;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Inject;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class TrustedIssuersTest {
    private static final Instant NOW = Instant.now();

    @Inject
    IdentityConfig config;
    @ConfigProperty(name = "mp.jwt.verify.publickey.location")
    String peoplesKey;

    @Test
    void aTokenThatWasFoundGoodIsNotCheckedAgainUnlessItExpires() throws Exception {
        var token = Tokens.user("anna");
        var anotherKey = issuer(KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic());
        var now = new Instant[]{NOW};
        var trusted = new TrustedIssuers(config, new Standing(now));

        assertThatThrownBy(() -> trusted.parse(token, anotherKey)).isInstanceOf(ParseException.class);
        assertThat(trusted.parse(token, peoples()).getSubject()).isEqualTo("anna");
        assertThat(trusted.parse(token, anotherKey).getSubject()).isEqualTo("anna");

        now[0] = NOW.plus(Duration.ofDays(365));
        assertThatThrownBy(() -> trusted.parse(token, anotherKey)).isInstanceOf(ParseException.class);
    }

    private JWTAuthContextInfo peoples() {
        return new JWTAuthContextInfo(peoplesKey, TokenMint.ISSUER);
    }

    private static JWTAuthContextInfo issuer(PublicKey key) {
        return new JWTAuthContextInfo(key, TokenMint.ISSUER);
    }

    private static final class Standing extends Clock {
        private final Instant[] now;

        Standing(Instant[] now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now[0];
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
