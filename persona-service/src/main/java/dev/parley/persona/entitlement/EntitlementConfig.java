package dev.parley.persona.entitlement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long the plans' answers count.
@ConfigMapping(prefix = "parley.entitlement")
interface EntitlementConfig {

    /// How long what a plan includes is taken for granted: so late may its end be noticed.
    @WithDefault("PT30S")
    Duration rememberFor();

    /// Of how many people at most it is remembered.
    @WithDefault("10000")
    int peopleMax();
}
