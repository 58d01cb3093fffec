package dev.parley.billing.reservation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "parley.reservation")
public interface ReservationConfig {

    /// Less than this is no conversation: it is refused instead of granted.
    @WithDefault("PT1M")
    Duration minimum();

    /// How long a reservation outlives the time it grants, before it is taken for dead and reclaimed.
    @WithDefault("PT2M")
    Duration grace();

    /// How often dead reservations are looked for.
    @WithDefault("30s")
    String reclaimEvery();
}
