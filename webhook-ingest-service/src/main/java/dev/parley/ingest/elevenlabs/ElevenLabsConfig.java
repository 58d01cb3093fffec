package dev.parley.ingest.elevenlabs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "parley.elevenlabs")
interface ElevenLabsConfig {

    /// The secrets that webhooks may be signed with, all believed alike. Without one none is.
    Optional<List<String>> webhookSecrets();

    /// How long ago a webhook may have been signed.
    @WithDefault("PT30M")
    Duration ageMax();

    /// How far a sender's clock may be ahead of ours.
    @WithDefault("PT1M")
    Duration aheadMax();
}
