package dev.parley.voice.assistant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "parley.assistant")
public interface AssistantConfig {

    /// The agent that is dispatched into a room.
    @WithDefault("voice-agent")
    String agentName();

    /// How long a session may last when the plan would allow more.
    @WithDefault("PT1H")
    Duration longest();

    /// How often unfinished work is looked for, and sessions that have reached their limit.
    @WithDefault("2s")
    String recoverEvery();

    /// How long a start may take before it counts as abandoned.
    @WithDefault("PT30S")
    Duration abandonedAfter();

    /// How long the room of a session that is over may take to go, before its place counts as free all the same.
    @WithDefault("PT30S")
    Duration roomGoneWithin();

    /// How many sessions recovery takes up in one run.
    @WithDefault("50")
    int recoverBatch();
}
