package dev.parley.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.id.SessionId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebhookCapabilityTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final SessionId SESSION = new SessionId("0198-a-session");

    private final WebhookCapability capability = at(NOON, "the key");

    @Test
    void whatWasGrantedNamesItsSession() {
        assertThat(capability.check(capability.grant(SESSION, NOON.plusSeconds(60)))).contains(SESSION);
    }

    @Test
    void itFitsIntoAPath() {
        assertThat(capability.grant(new SessionId("a/b?c=d&é"), NOON)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void itCountsUntilItsLastSecondAndNoLonger() {
        var granted = capability.grant(SESSION, NOON);
        assertThat(capability.check(granted)).contains(SESSION);
        assertThat(at(NOON.plusMillis(1), "the key").check(granted)).isEmpty();
    }

    @Test
    void anotherKeyForgesNothing() {
        assertThat(capability.check(at(NOON, "another key").grant(SESSION, NOON.plusSeconds(60)))).isEmpty();
    }

    @Test
    void noByteOfItCanBeChanged() {
        var granted = Base64.getUrlDecoder().decode(capability.grant(SESSION, NOON.plusSeconds(60)));
        for (int i = 0; i < granted.length; i++) {
            var changed = granted.clone();
            changed[i] ^= 1;
            assertThat(capability.check(Base64.getUrlEncoder().withoutPadding().encodeToString(changed))).isEmpty();
        }
    }

    @Test
    void cutAnywhereItIsWorthNothing() {
        var granted = capability.grant(SESSION, NOON.plusSeconds(60));
        for (int length = 0; length < granted.length(); length++) {
            assertThat(capability.check(granted.substring(0, length))).isEmpty();
        }
    }

    @Test
    void oneOfAnotherSessionNamesThatOne() {
        var other = new SessionId("another");
        assertThat(capability.check(capability.grant(other, NOON.plusSeconds(60)))).contains(other);
    }

    @Test
    void whatIsNoCapabilityAtAllIsRefused() {
        assertThat(capability.check("")).isEmpty();
        assertThat(capability.check("not base64!")).isEmpty();
        assertThat(capability.check("A".repeat(4_000))).isEmpty();
    }

    private static WebhookCapability at(Instant now, String key) {
        return new WebhookCapability(new WebhookCapabilityConfig() {
            @Override
            public String capabilityKey() {
                return key;
            }

            @Override
            public Optional<URI> url() {
                return Optional.empty();
            }
        }, Clock.fixed(now, ZoneOffset.UTC));
    }
}
