package dev.parley.persona.authoring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "parley.personas")
interface PersonasConfig {
    /// How many one person may have. It bounds what a person's archive holds and how long erasing them takes.
    @WithDefault("1000")
    int perPersonMax();
}
