package dev.parley.voice.agent;

import dev.parley.model.id.SessionId;
import dev.parley.voice.livekit.LiveKitConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What an agent shows with its heartbeats: it names one call in one session, and is signed. The key is made of
/// LiveKit's secret, so that there is no other to keep; LiveKit itself believes no such token.
@ApplicationScoped
public class HeartbeatTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "parley agent heartbeat";
    /// Longer than any session.
    private static final Duration VALID = Duration.ofHours(25);
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;
    private final Clock clock;

    HeartbeatTokens(LiveKitConfig livekit, Clock clock) {
        this.key = new SecretKeySpec(mac(keyOf(livekit.apiSecret().getBytes(StandardCharsets.UTF_8)),
                PURPOSE.getBytes(StandardCharsets.UTF_8)), ALGORITHM);
        this.clock = clock;
    }

    String grant(SessionId session, int attempt) {
        var content = (clock.instant().plus(VALID).getEpochSecond() + " " + attempt + " " + session)
                .getBytes(StandardCharsets.UTF_8);
        return ENCODER.encodeToString(content) + "." + ENCODER.encodeToString(mac(key, content));
    }

    /// The call that it was granted for; empty if it was forged, cut, or is too old.
    public Optional<Call> check(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            var content = Base64.getUrlDecoder().decode(parts[0]);
            return MessageDigest.isEqual(mac(key, content), Base64.getUrlDecoder().decode(parts[1]))
                    ? read(new String(content, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<Call> read(String content) {
        var fields = content.split(" ", 3);
        var isOver = Instant.ofEpochSecond(Long.parseLong(fields[0])).isBefore(clock.instant());
        return isOver
                ? Optional.empty()
                : Optional.of(new Call(new SessionId(fields[2]), Integer.parseInt(fields[1])));
    }

    private static SecretKeySpec keyOf(byte[] secret) {
        return new SecretKeySpec(secret, ALGORITHM);
    }

    private static byte[] mac(SecretKeySpec key, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no " + ALGORITHM, e);
        }
    }

    /// @param attempt
    ///            the number of the call in the session
    public record Call(SessionId session, int attempt) {}
}
