package dev.parley.stack.gateway;

import dev.parley.stack.identity.TokenMint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The token lent to calls that bring none. It is kept, since signing costs more than forwarding, and replaced
/// long before it expires.
public final class DemoToken {
    public static final String PERSON = "demo";
    public static final String ROLE = "service";
    private static final Duration VALID = Duration.ofHours(1);
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(15);

    private final TokenMint mint;
    private final Clock clock;
    private String token = "";
    private Instant renewAt = Instant.EPOCH;

    public DemoToken(TokenMint mint, Clock clock) {
        this.mint = mint;
        this.clock = clock;
    }

    synchronized String current() {
        var now = clock.instant();
        if (!now.isBefore(renewAt)) {
            token = mint.mint(PERSON, ROLE, VALID);
            renewAt = now.plus(VALID).minus(RENEW_BEFORE);
        }
        return token;
    }
}
