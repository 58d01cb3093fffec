package dev.parley.sandbox.livekit;

import dev.parley.sandbox.livekit.settings.LiveKitConfig;
import dev.parley.sandbox.livekit.settings.Revocation;
import dev.parley.sandbox.livekit.token.Claims;
import dev.parley.sandbox.platform.Forgetful;
import dev.parley.sandbox.platform.SandboxClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which join tokens are no longer good, because their bearer was removed. They are compared with the moment that the
/// token says it is good from, which somebody's own clock gave it.
@Singleton
public class Revocations implements Forgetful {
    private static final Duration UNLESS_SAID = Duration.ofMinutes(1);

    private final Map<Bearer, Long> earliest = new ConcurrentHashMap<>();
    private final LiveKitConfig config;
    private final SandboxClock clock;

    Revocations(LiveKitConfig config, SandboxClock clock) {
        this.config = config;
        this.clock = clock;
    }

    /// @param second
    ///            tokens good from before it are revoked; zero for a minute from now
    public void revoke(String room, String identity, long second) {
        if (config.revocation() == Revocation.IGNORED) {
            return;
        }
        earliest.put(new Bearer(room, identity),
                second > 0 ? second : clock.outside().instant().plus(UNLESS_SAID).getEpochSecond());
    }

    public boolean isRevoked(Claims claims) {
        return claims.notBefore() < earliest.getOrDefault(new Bearer(claims.video().room(), claims.identity()), 0L);
    }

    @Override
    public void clear() {
        earliest.clear();
    }

    private record Bearer(String room, String identity) {}
}
