package dev.parley.service.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

@ConfigMapping(prefix = "parley.idempotency")
public interface IdempotencyConfig {

    /// How long a request may be under way before another with its key takes over, because the first has died.
    /// Longer than the slowest request may take.
    @WithDefault("PT20S")
    Duration lease();

    /// How long an answer is kept.
    @WithDefault("P1D")
    Duration retention();

    /// How often older answers are forgotten.
    @WithDefault("1h")
    String forgetEvery();
}
