package dev.parley.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.id.SessionId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionClaimTest {
    private static final SessionId SESSION = new SessionId("0198-a-session");

    private final SessionClaim claims = new SessionClaim(key("the key"));

    @Test
    void aClaimNamesItsSession() {
        assertThat(claims.check(claims.of(SESSION))).contains(SESSION);
    }

    @Test
    void anotherKeyForgesNothing() {
        assertThat(claims.check(new SessionClaim(key("another key")).of(SESSION))).isEmpty();
    }

    @Test
    void noByteOfItCanBeChanged() {
        var claim = Base64.getUrlDecoder().decode(claims.of(SESSION));
        for (int i = 0; i < claim.length; i++) {
            var changed = claim.clone();
            changed[i] ^= 1;
            assertThat(claims.check(Base64.getUrlEncoder().withoutPadding().encodeToString(changed))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0198-a-session", "not base64!", "AAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoClaimNamesNothing(String text) {
        assertThat(claims.check(text)).isEmpty();
    }

    @Test
    void itOpensNoAddressForCallbacksAndNoSuchAddressIsAClaim() {
        var capability = new WebhookCapability(key("the key"), Clock.systemUTC());

        assertThat(capability.check(claims.of(SESSION))).isEmpty();
        assertThat(claims.check(capability.grant(SESSION, Instant.parse("2099-01-01T00:00:00Z")))).isEmpty();
    }

    private static WebhookCapabilityConfig key(String key) {
        return new WebhookCapabilityConfig() {
            @Override
            public String capabilityKey() {
                return key;
            }

            @Override
            public Optional<URI> url() {
                return Optional.empty();
            }
        };
    }
}
