package dev.parley.service.webhook;

import dev.parley.model.id.SessionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/// Whose a conversation is, for a vendor that hears it from a browser and tells it back: the session's id with an HMAC.
/// It opens nothing, so it may be old; and it is no address for callbacks, although the key is the same.
@ApplicationScoped
public class SessionClaim {
    private static final byte[] PURPOSE = "the session of a conversation\n".getBytes(StandardCharsets.UTF_8);

    private final CapabilityKey key;

    public SessionClaim(WebhookCapabilityConfig config) {
        this.key = new CapabilityKey(config);
    }

    public String of(SessionId session) {
        var id = session.value().getBytes(StandardCharsets.UTF_8);
        var whole = ByteBuffer.allocate(CapabilityKey.MAC_BYTES + id.length).put(mac(id)).put(id).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /// Empty if it was forged or cut.
    public Optional<SessionId> check(String claim) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(claim);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (whole.length <= CapabilityKey.MAC_BYTES) {
            return Optional.empty();
        }
        var given = new byte[CapabilityKey.MAC_BYTES];
        var id = new byte[whole.length - CapabilityKey.MAC_BYTES];
        ByteBuffer.wrap(whole).get(given).get(id);
        return MessageDigest.isEqual(given, mac(id))
                ? Optional.of(new SessionId(new String(id, StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    private byte[] mac(byte[] id) {
        return key.mac(ByteBuffer.allocate(PURPOSE.length + id.length).put(PURPOSE).put(id).array());
    }
}
