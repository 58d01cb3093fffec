package dev.parley.voice.livekit;

import java.util.List;

/// Whom LiveKit lists in a room. The dead are listed until the server misses them; in a room that is gone, there is
/// nobody.
///
/// @param people
///            how many; recorders and the like are neither
public record Occupants(List<AgentInRoom> agents, long people) {
    public Occupants {
        agents = List.copyOf(agents);
    }
}
