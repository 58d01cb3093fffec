package dev.parley.ingest.proof;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "parley.refusals")
interface RefusalConfig {

    /// How many refusals a network may cause in a minute; further ones are answered 429, until the minute is over.
    @WithDefault("300")
    int perMinuteMax();
}
