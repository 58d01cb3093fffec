package dev.parley.session.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "parley.session")
public interface LifecycleConfig {

    /// How long a session may last when the plan would allow more.
    @WithDefault("PT1H")
    Duration longest();
}
