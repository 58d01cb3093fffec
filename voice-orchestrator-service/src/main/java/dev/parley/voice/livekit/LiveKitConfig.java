package dev.parley.voice.livekit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "parley.livekit")
public interface LiveKitConfig {

    /// LiveKit's server API.
    URI url();

    /// Where browsers connect, if that is elsewhere.
    Optional<URI> publicUrl();

    String apiKey();

    String apiSecret();

    /// How long a person may take to join with the token they were given; the seed promises two hours.
    @WithDefault("PT2H")
    Duration joinTokenTtl();

    /// How long a token lives with which we call the server API.
    @WithDefault("PT1M")
    Duration callTokenTtl();

    /// How long a room waits for its first person.
    @WithDefault("PT3M")
    Duration emptyTimeout();

    /// How long a room waits when the last person has left.
    @WithDefault("PT10S")
    Duration departureTimeout();

    /// A browser speaks WebSocket to the same server.
    default URI browserUrl() {
        return publicUrl().orElseGet(() -> URI.create(url().toString().replaceFirst("^http", "ws")));
    }
}
