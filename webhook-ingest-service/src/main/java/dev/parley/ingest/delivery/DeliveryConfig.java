package dev.parley.ingest.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "parley.deliveries")
interface DeliveryConfig {

    /// How many deliveries may wait to be stored; one more is sent away with 503.
    @WithDefault("5000")
    int waitingMax();

    /// How many bytes of payload may wait, as they are kept.
    @WithDefault("16777216")
    int waitingBytesMax();

    /// How many deliveries are stored by one statement at most.
    @WithDefault("500")
    int groupMax();

    /// How long storing a group may take.
    @WithDefault("PT5S")
    Duration patience();

    /// For how many days deliveries are kept.
    @WithDefault("30")
    int keepDays();

    /// For how many days to come there is room.
    @WithDefault("7")
    int daysAhead();

    /// How often both are seen to.
    @WithDefault("1h")
    String seeToDaysEvery();
}
