package dev.parley.sandbox.livekit;

import dev.parley.sandbox.livekit.settings.LiveKitConfig;
import dev.parley.sandbox.livekit.settings.Revocation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The settings of a test without Quarkus.
public record Settings(String apiKey, String apiSecret, Optional<List<URI>> webhookUrls,
        List<Duration> webhookRetryDelays, Duration webhookAgeMax, Optional<List<String>> agents, boolean autoDispatch,
        Duration agentJobDelay, Duration agentJoinDelay, boolean agentJobWebhooks, Duration connectionTimeout,
        Revocation revocation, boolean remoteUnmute, Duration noResponseDelay, Duration emptyTimeout,
        Duration departureTimeout) implements LiveKitConfig {

    /// As slow as the real server: for tests that put the clock forward.
    public static Settings real(URI... urls) {
        return new Settings("devkey", "secret", Optional.of(List.of(urls)),
                List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8)),
                Duration.ofSeconds(30), Optional.of(List.of("voice-agent")), false, Duration.ofMillis(200),
                Duration.ofMillis(300), false, Duration.ofSeconds(20), Revocation.IGNORED, false,
                Duration.ofSeconds(3), Duration.ofSeconds(300), Duration.ofSeconds(20));
    }

    /// For tests that wait.
    public static Settings telling(URI... urls) {
        var soon = Duration.ofMillis(5);
        return new Settings("devkey", "secret", Optional.of(List.of(urls)), List.of(soon, soon, soon, soon),
                Duration.ofSeconds(30), Optional.of(List.of("voice-agent")), false, soon, soon, false,
                Duration.ofSeconds(20), Revocation.IGNORED, false, soon, Duration.ofSeconds(300),
                Duration.ofSeconds(20));
    }

    public Settings with(Revocation meaning) {
        return new Settings(apiKey, apiSecret, webhookUrls, webhookRetryDelays, webhookAgeMax, agents, autoDispatch,
                agentJobDelay, agentJoinDelay, agentJobWebhooks, connectionTimeout, meaning, remoteUnmute,
                noResponseDelay, emptyTimeout, departureTimeout);
    }

    public Settings withAutoDispatch() {
        return new Settings(apiKey, apiSecret, webhookUrls, webhookRetryDelays, webhookAgeMax, agents, true,
                agentJobDelay, agentJoinDelay, agentJobWebhooks, connectionTimeout, revocation, remoteUnmute,
                noResponseDelay, emptyTimeout, departureTimeout);
    }

    public Settings withAgentJobWebhooks() {
        return new Settings(apiKey, apiSecret, webhookUrls, webhookRetryDelays, webhookAgeMax, agents, autoDispatch,
                agentJobDelay, agentJoinDelay, true, connectionTimeout, revocation, remoteUnmute, noResponseDelay,
                emptyTimeout, departureTimeout);
    }
}
