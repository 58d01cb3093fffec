package dev.parley.persona.dream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "parley.dreams")
public interface DreamConfig {

    /// How many dreams a person may have.
    @WithDefault("10000")
    int perPersonMax();
}
