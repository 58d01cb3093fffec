package dev.parley.sandbox.livekit.workers;

import dev.parley.sandbox.livekit.proto.Guid;
import java.time.Duration;

/// Whoever waits for the dispatches of one agent name.
///
/// @param agentName
///            empty for one that takes the nameless dispatch of every new room
/// @param after
///            how long the behaviours wait that do something "after a while"
/// @param capacity
///            how many jobs it does at once
public record Worker(String id, String agentName, Behaviour behaviour, Duration after, int capacity) {
    public static final Duration AFTER_A_WHILE = Duration.ofSeconds(5);
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    public static Worker of(String agentName, Behaviour behaviour, Duration after, int capacity) {
        return new Worker(Guid.of(Guid.WORKER), agentName, behaviour, after, capacity);
    }

    public static Worker available(String agentName) {
        return of(agentName, Behaviour.AVAILABLE, AFTER_A_WHILE, UNBOUNDED);
    }

    public boolean isBounded() {
        return capacity != UNBOUNDED;
    }
}
