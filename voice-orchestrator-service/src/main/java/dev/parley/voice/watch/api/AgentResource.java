package dev.parley.voice.watch.api;

import dev.parley.service.identity.Role;
import dev.parley.voice.agent.AgentPools;
import dev.parley.voice.agent.AttendanceService;
import dev.parley.voice.agent.PoolFigures;
import dev.parley.voice.capacity.Capacity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which agents there are, and how they are doing.
@Path("/v1/voice/agents")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class AgentResource {
    private final AgentPools pools;
    private final AttendanceService attendances;
    private final Capacity capacity;

    AgentResource(AgentPools pools, AttendanceService attendances, Capacity capacity) {
        this.pools = pools;
        this.attendances = attendances;
        this.capacity = capacity;
    }

    @GET
    public Uni<AgentsView> agents() {
        return attendances.byPool().chain(figures -> capacity.loads().map(loads -> {
            var byPool = figures.stream().collect(Collectors.toMap(PoolFigures::pool, Function.identity()));
            return new AgentsView(pools.all().stream()
                    .map(pool -> PoolView.of(pool, byPool.getOrDefault(pool.name(), PoolFigures.none(pool.name())),
                            loads))
                    .toList());
        }));
    }
}
