package dev.parley.persona.dream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "parley.interpretations")
public interface InterpretationConfig {

    /// How many interpretations a person may have.
    @WithDefault("20000")
    int perPersonMax();
}
