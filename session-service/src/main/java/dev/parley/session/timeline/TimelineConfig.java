package dev.parley.session.timeline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "parley.timeline")
public interface TimelineConfig {

    /// How long after it happened a fact counts as late.
    @WithDefault("PT1M")
    Duration lateAfter();
}
