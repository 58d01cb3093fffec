package dev.parley.sandbox.livekit;

import dev.parley.sandbox.livekit.settings.LiveKitConfig;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The settings of a test without Quarkus.
public record Settings(String apiKey, String apiSecret, Optional<List<URI>> webhookUrls,
        List<Duration> webhookRetryDelays, Duration webhookAgeMax, Optional<List<String>> agents,
        Duration agentJoinDelay, Duration noResponseDelay, Duration emptyTimeout, Duration departureTimeout)
        implements
            LiveKitConfig {

    public static Settings telling(URI... urls) {
        var soon = Duration.ofMillis(5);
        return new Settings("devkey", "secret", Optional.of(List.of(urls)), List.of(soon, soon, soon, soon),
                Duration.ofSeconds(30), Optional.of(List.of("voice-agent")), soon, soon, Duration.ofSeconds(300),
                Duration.ofSeconds(20));
    }
}
