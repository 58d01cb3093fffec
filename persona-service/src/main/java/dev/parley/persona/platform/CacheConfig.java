package dev.parley.persona.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "parley.cache")
interface CacheConfig {

    /// How long Redis may take before a caller does without it. Making a thing anew takes less than a few of these.
    @WithDefault("100ms")
    Duration patience();

    /// How long starting waits for the first connection, which takes longer than any that follows.
    @WithDefault("2s")
    Duration patienceAtStart();

    /// How long Redis is left alone after it failed, so that only one call in a while waits in vain.
    @WithDefault("2s")
    Duration leaveAlone();
}
