package dev.parley.voice.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "parley.watch")
public interface WatchConfig {

    /// How long an agent that was called may take to arrive, before another is called; and that one, before it is given
    /// up.
    @WithDefault("PT8S")
    Duration arriveWithin();

    /// How often a session's agent is replaced, before the session is ended.
    @WithDefault("3")
    int replacementsMost();

    /// How long an agent that sends heartbeats may be silent before it counts as lost.
    @WithDefault("PT6S")
    Duration silence();

    /// How often agents are told to send one.
    @WithDefault("PT2S")
    Duration heartbeatEvery();

    /// Where agents reach this service, for their heartbeats; without it, they must know.
    Optional<URI> heartbeatBase();

    /// How long an agent waits alone in a room for the first person.
    @WithDefault("PT2M30S")
    Duration alone();

    /// How long a person whose connection broke may take to come back. Shorter than the room waits for them.
    @WithDefault("PT8S")
    Duration reconnectGrace();

    /// How soon something is tried again that could not be done.
    @WithDefault("PT1S")
    Duration retryAfter();

    /// How often what is due is looked for; a second is the least.
    @WithDefault("1s")
    String every();

    /// How long an instance may take for what it has taken up, before another takes it over: longer than two calls to
    /// LiveKit that time out.
    @WithDefault("PT30S")
    Duration hold();

    /// How many sessions one instance attends to at the same time.
    @WithDefault("32")
    int atOnce();
}
