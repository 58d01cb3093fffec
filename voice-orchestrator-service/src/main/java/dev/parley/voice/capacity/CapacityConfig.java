package dev.parley.voice.capacity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

@ConfigMapping(prefix = "parley.capacity")
public interface CapacityConfig {

    /// How many sessions our account at a vendor holds at once, by vendor, such as `livekit`; without a figure, any
    /// number.
    Map<String, Integer> vendors();

    /// How many sessions a pool of agents takes at once, by pool; without a figure, any number.
    Map<String, Integer> pools();

    /// How long a start may take. What it holds is free again if it is not heard of by then.
    @WithDefault("PT1M")
    Duration startWithin();

    /// How long after its own limit a session that nobody ended holds what it took.
    @WithDefault("PT2M")
    Duration grace();

    /// How often those who wait are told where they stand.
    @WithDefault("1s")
    String lookEvery();

    /// How long somebody who waits may be out of touch before their place is gone.
    @WithDefault("PT5S")
    Duration patience();

    /// How many may wait at once.
    @WithDefault("1000")
    int placesMost();

    /// How often leases and places that nobody holds any more are swept out.
    @WithDefault("5s")
    String sweepEvery();
}
