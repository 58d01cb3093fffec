package dev.parley.voice.assistant;

import dev.parley.model.event.Vendor;
import dev.parley.voice.agent.AgentPools;
import dev.parley.voice.agent.Assignment;
import dev.parley.voice.capacity.Capacity;
import dev.parley.voice.capacity.Demand;
import dev.parley.voice.capacity.NoCapacity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Finds an agent for a session that there is room for, and takes the room.
@ApplicationScoped
class Admission {
    private final AgentPools pools;
    private final Capacity capacity;

    Admission(AgentPools pools, Capacity capacity) {
        this.pools = pools;
        this.capacity = capacity;
    }

    /// Fails with [NoCapacity] if no pool has room for it.
    Uni<Assignment> admit(VoiceSession session, StartVoiceSession request) {
        return candidates(request).chain(candidates -> firstWithRoom(candidates, session, request));
    }

    private Uni<List<Assignment>> candidates(StartVoiceSession request) {
        return pools.isChoice(request.agentName())
                ? capacity.loads().map(loads -> pools.candidates(request.agentName(), loads::of))
                : Uni.createFrom().item(() -> pools.candidates(request.agentName(), _ -> 0));
    }

    private Uni<Assignment> firstWithRoom(List<Assignment> candidates, VoiceSession session,
            StartVoiceSession request) {
        var first = candidates.getFirst();
        var taken = capacity.take(new Demand(session.id(), session.person(), Vendor.LIVEKIT, first.pool(),
                request.place())).replaceWith(first);
        var rest = candidates.subList(1, candidates.size());
        return rest.isEmpty()
                ? taken
                : taken.onFailure(NoCapacity.class).recoverWithUni(() -> firstWithRoom(rest, session, request));
    }
}
