package dev.parley.service.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "parley.schedule")
public interface ScheduleConfig {

    /// How long a service that ends waits for scheduled work that is under way.
    @WithDefault("PT5S")
    Duration patience();
}
