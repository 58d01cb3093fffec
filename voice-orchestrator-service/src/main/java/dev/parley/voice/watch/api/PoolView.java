package dev.parley.voice.watch.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.voice.agent.AgentPool;
import dev.parley.voice.agent.PoolFigures;
import dev.parley.voice.capacity.Capacity.Loads;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// @param inUse
///            how many sessions hold a place in the pool; those that are starting or ending among them
/// @param capacity
///            how many may; absent where there is no limit
/// @param awaited
///            sessions whose agent was called and is not there yet
/// @param there
///            sessions that have their agent
/// @param lost
///            sessions whose agent was lost and not called again yet
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PoolView(String pool, String runtime, List<String> agentNames, boolean onlyByName, long inUse,
        Optional<Integer> capacity, long awaited, long there, long lost) {

    static PoolView of(AgentPool pool, PoolFigures figures, Loads loads) {
        return new PoolView(pool.name(), pool.runtime().name().toLowerCase(Locale.ROOT), pool.agentNames(),
                pool.onlyByName(), loads.taken(pool.name()), loads.most(pool.name()), figures.called(),
                figures.there(), figures.lost());
    }
}
