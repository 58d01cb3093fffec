package dev.parley.session.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "parley.live")
interface LiveConfig {

    /// How long a reader hears nothing before it gets a sign of life. News that nobody has told of are found then too.
    @WithDefault("PT15S")
    Duration heartbeat();

    /// How long a reader may leave what is sent to it lying, beyond a heartbeat, before it is dropped.
    @WithDefault("PT15S")
    Duration patience();

    /// How long after the last news of a session that is over there may be more: longer than a transcript takes.
    @WithDefault("PT20M")
    Duration grace();

    /// How long a stream lasts at most. Its reader comes back, and is asked for a token again.
    @WithDefault("PT1H")
    Duration longest();

    /// Streams at once on one instance.
    @WithDefault("5000")
    int readersMax();

    /// Entries read at once for one reader, which is also all that is ever held for it.
    @WithDefault("50")
    int batch();
}
