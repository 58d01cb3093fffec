package dev.parley.voice.agent;

import dev.parley.voice.agent.AgentConfig.RuntimeKind;
import dev.parley.voice.agent.AgentConfig.Spread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Which agents there are, and which of them should come next.
@ApplicationScoped
public class AgentPools {
    private final Map<String, AgentPool> pools = new LinkedHashMap<>();
    private final Spread spread;
    private final AtomicLong turns = new AtomicLong();

    AgentPools(AgentConfig config,
            @ConfigProperty(name = "parley.assistant.agent-name", defaultValue = "voice-agent") String defaultAgent) {
        this.spread = config.spread();
        config.pools().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(entry -> pools.put(entry.getKey(), pool(entry.getKey(), entry.getValue())));
        pools.putIfAbsent(AgentConfig.DEFAULT_POOL, new AgentPool(AgentConfig.DEFAULT_POOL, RuntimeKind.LIVEKIT,
                List.of(defaultAgent), List.of(), pools.values().stream().anyMatch(pool -> !pool.onlyByName())));
    }

    public List<AgentPool> all() {
        return List.copyOf(pools.values());
    }

    public AgentPool required(String name) {
        var pool = pools.get(name);
        if (pool == null) {
            throw new IllegalStateException("There is no pool of agents named " + name + " any more");
        }
        return pool;
    }

    /// Whether it has to be known how much of each pool is in use.
    public boolean isChoice(@Nullable String agentName) {
        return agentName == null && spread == Spread.LEAST_LOADED
                && pools.values().stream().filter(pool -> !pool.onlyByName()).count() > 1;
    }

    /// Who may come, the best first. An agent that is asked for by name and is in no pool is LiveKit's business, and
    /// counts for the default pool.
    ///
    /// @param loads
    ///            how much of each pool is in use
    public List<Assignment> candidates(@Nullable String agentName, ToDoubleFunction<String> loads) {
        if (agentName != null) {
            var pool = pools.values().stream().filter(known -> known.agentNames().contains(agentName)).findFirst()
                    .map(AgentPool::name).orElse(AgentConfig.DEFAULT_POOL);
            return List.of(new Assignment(pool, agentName));
        }
        var turn = turns.getAndIncrement();
        var inTurn = inTurn(pools.values().stream().filter(pool -> !pool.onlyByName()).toList(), turn);
        return switch (spread) {
            case ROUND_ROBIN -> assignments(inTurn, turn);
            case LEAST_LOADED -> assignments(inTurn.stream()
                    .sorted(Comparator.comparingDouble(pool -> loads.applyAsDouble(pool.name()))).toList(), turn);
        };
    }

    private List<Assignment> assignments(List<AgentPool> ordered, long turn) {
        return ordered.stream().map(pool -> new Assignment(pool.name(),
                pool.agentNames().get((int) (turn % pool.agentNames().size())))).toList();
    }

    private static List<AgentPool> inTurn(List<AgentPool> open, long turn) {
        return IntStream.range(0, open.size())
                .mapToObj(i -> open.get((int) ((turn + i) % open.size())))
                .toList();
    }

    private static AgentPool pool(String name, AgentConfig.Pool pool) {
        if (pool.agentNames().isEmpty()) {
            throw new IllegalStateException("parley.agents.pools." + name + ".agent-names names no agent");
        }
        if (pool.runtime() == RuntimeKind.PROCESS && pool.command().filter(command -> !command.isEmpty()).isEmpty()) {
            throw new IllegalStateException("parley.agents.pools." + name + ".command says nothing to run");
        }
        return new AgentPool(name, pool.runtime(), pool.agentNames(), pool.command().orElse(List.of()),
                pool.onlyByName());
    }
}
