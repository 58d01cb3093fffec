package dev.parley.voice.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "parley.erasure")
public interface ErasureConfig {

    /// How often rooms of erased sessions are looked for.
    @WithDefault("5s")
    String every();

    /// How long after the erasure a start that it interrupted may still open a room. Until then it is closed again.
    @WithDefault("PT1M")
    Duration settleAfter();

    /// How many rooms are taken up in one run.
    @WithDefault("50")
    int batch();
}
