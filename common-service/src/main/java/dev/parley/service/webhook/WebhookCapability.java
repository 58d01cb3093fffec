package dev.parley.service.webhook;

import dev.parley.model.id.SessionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// An unguessable path segment for the callbacks of a vendor that signs nothing. It names one session and when it
/// stops counting, and carries an HMAC over both: who has it was given it for that session.
@ApplicationScoped
public class WebhookCapability {
    private static final int MAC_BYTES = CapabilityKey.MAC_BYTES;

    private final CapabilityKey key;
    private final Clock clock;

    WebhookCapability(WebhookCapabilityConfig config, Clock clock) {
        this.key = new CapabilityKey(config);
        this.clock = clock;
    }

    public String grant(SessionId session, Instant until) {
        var id = session.value().getBytes(StandardCharsets.UTF_8);
        var signed = ByteBuffer.allocate(Long.BYTES + id.length).putLong(until.getEpochSecond()).put(id).array();
        var whole = ByteBuffer.allocate(MAC_BYTES + signed.length).put(key.mac(signed)).put(signed).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /// The session it was granted for; empty if it was forged, cut, or is too old.
    public Optional<SessionId> check(String capability) {
        return genuine(capability).filter(grant -> !isOver(grant)).map(Grant::session);
    }

    /// Whether it was good once.
    public boolean isOutdated(String capability) {
        return genuine(capability).filter(this::isOver).isPresent();
    }

    private boolean isOver(Grant grant) {
        return clock.instant().isAfter(grant.until());
    }

    private Optional<Grant> genuine(String capability) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(capability);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (whole.length <= MAC_BYTES + Long.BYTES) {
            return Optional.empty();
        }
        var given = new byte[MAC_BYTES];
        var signed = new byte[whole.length - MAC_BYTES];
        ByteBuffer.wrap(whole).get(given).get(signed);
        if (!MessageDigest.isEqual(given, key.mac(signed))) {
            return Optional.empty();
        }
        var content = ByteBuffer.wrap(signed);
        var until = Instant.ofEpochSecond(content.getLong());
        return Optional.of(new Grant(new SessionId(StandardCharsets.UTF_8.decode(content).toString()), until));
    }

    private record Grant(SessionId session, Instant until) {}
}
