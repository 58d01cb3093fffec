package dev.parley.service.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

@ConfigMapping(prefix = "parley.inbox")
public interface InboxConfig {

    /// How long an event is remembered. Longer than any topic keeps it, so that a replay of a whole topic is harmless.
    @WithDefault("P45D")
    Duration retention();

    /// How often older ones are forgotten.
    @WithDefault("1h")
    String forgetEvery();
}
