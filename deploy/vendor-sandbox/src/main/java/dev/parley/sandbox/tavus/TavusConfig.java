package dev.parley.sandbox.tavus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

@ConfigMapping(prefix = "sandbox.tavus")
public interface TavusConfig {
    /// What `x-api-key` must say.
    @WithDefault("sandbox-tavus-key")
    String apiKey();

    /// How many conversations may be active at once; one more is answered with 400.
    @WithDefault("100")
    int concurrentMax();

    /// The replica of a conversation whose request names only a persona.
    @WithDefault("r9fa0878977a")
    String defaultReplica();

    /// How long a callback waits for its receiver; it is not tried again.
    @WithDefault("5s")
    Duration callbackTimeout();
}
