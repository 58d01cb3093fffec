package dev.parley.service.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

@ConfigMapping(prefix = "parley.outbox")
public interface OutboxConfig {

    /// Whether this instance relays. A test switches it off to look at the rows.
    @WithDefault("true")
    boolean relay();

    /// How long the relay sleeps when nobody wakes it. It is woken by each commit; this is for a lost wake-up.
    @WithDefault("PT1S")
    Duration poll();

    /// How often an instance that stands by asks whether the active one has gone.
    @WithDefault("PT1S")
    Duration standby();

    /// How long to wait for the database or the broker before the connection is taken for dead.
    @WithDefault("PT10S")
    Duration patience();

    /// How long a row that Kafka refuses is set aside before it is tried again; its key waits with it.
    @WithDefault("PT30S")
    Duration holdBack();

    /// How many rows are read at once.
    @WithDefault("500")
    int batch();
}
