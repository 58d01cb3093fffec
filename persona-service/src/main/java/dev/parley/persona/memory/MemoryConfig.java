package dev.parley.persona.memory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "parley.memory")
public interface MemoryConfig {

    /// How many conversations of a person are remembered: the newest.
    @WithDefault("20")
    int conversationsMax();

    /// How long a transcript, or the end of a session, waits to learn whose it is. What was forgotten is kept from
    /// coming back for as long; after that, what still comes late waits in vain and goes.
    @WithDefault("P2D")
    Duration waitMax();

    /// How often those that waited too long are forgotten.
    @WithDefault("1h")
    String forgetEvery();
}
