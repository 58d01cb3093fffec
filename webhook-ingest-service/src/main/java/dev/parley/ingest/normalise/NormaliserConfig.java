package dev.parley.ingest.normalise;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "parley.normaliser")
interface NormaliserConfig {

    /// Whether this instance takes its turn as the worker. A test switches it off to look at what is stored.
    @WithDefault("true")
    boolean worker();

    /// How long the worker sleeps when nobody wakes it. It is woken by each commit; this is for a lost wake-up.
    @WithDefault("PT1S")
    Duration poll();

    /// How often an instance that stands by asks whether the active one has gone.
    @WithDefault("PT1S")
    Duration standby();

    /// How long to wait for the database before the connection is taken for dead.
    @WithDefault("PT10S")
    Duration patience();

    /// How many deliveries become facts at once.
    @WithDefault("500")
    int batch();

    /// How many deliveries one call may replay.
    @WithDefault("10000")
    int replayMax();
}
