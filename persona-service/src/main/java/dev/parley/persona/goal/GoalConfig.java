package dev.parley.persona.goal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "parley.goals")
public interface GoalConfig {

    /// How many goals a person may have.
    @WithDefault("10000")
    int perPersonMax();
}
