package dev.parley.session.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "parley.session")
public interface LifecycleConfig {

    /// How long a session may last when the plan would allow more.
    @WithDefault("PT1H")
    Duration longest();

    /// After how long a start asks no vendor any more. With the one call that may be under way by then, it is over
    /// before its key may be taken over (`parley.idempotency.lease`) and before it counts as abandoned.
    @WithDefault("PT15S")
    Duration patience();
}
