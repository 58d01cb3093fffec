package dev.parley.voice.elevenlabs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "parley.elevenlabs")
public interface ElevenLabsConfig {

    /// ElevenLabs' API.
    URI url();

    String apiKey();

    /// The agent of whoever has none of their own.
    Optional<String> agentId();

    /// For how long a signed URL begins a conversation; the vendor decides.
    @WithDefault("PT15M")
    Duration signedUrlTtl();

    /// Whether the agents' security settings let a client set how long a conversation may last. Then clients are
    /// told to; where not, a conversation lasts as long as the agent's own settings say, and only our side of it
    /// ends in time.
    @WithDefault("false")
    boolean maxDurationOverride();

    /// How long to wait before a call that may safely be made again is made a second time.
    @WithDefault("PT0.2S")
    Duration retryAfter();
}
