package dev.parley.session.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "parley.erasure")
public interface ErasureConfig {

    /// How often deletions that a vendor has not confirmed are looked for.
    @WithDefault("10s")
    String every();

    /// How long before a deletion is tried again.
    @WithDefault("PT1M")
    Duration tryAgainAfter();

    /// How long after the erasure a start that it interrupted may still create a conversation. Until then one that is
    /// not found is looked for again.
    @WithDefault("PT2M")
    Duration settleAfter();

    /// How long late news of an erased session is kept out. Longer than a vendor's callback is believed, and than
    /// Kafka keeps what it told.
    @WithDefault("P30D")
    Duration keepOut();

    /// How many deletions are taken up in one run.
    @WithDefault("50")
    int batch();
}
