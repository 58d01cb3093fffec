package dev.parley.voice.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.id.SessionId;
import dev.parley.voice.agent.AgentConfig.RuntimeKind;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Calls agents and has them go, wherever those of a pool run.
@ApplicationScoped
public class AgentCaller {
    private final Map<RuntimeKind, AgentRuntime> runtimes = new EnumMap<>(RuntimeKind.class);
    private final AgentPools pools;
    private final HeartbeatTokens heartbeats;
    private final WatchConfig config;
    private final ObjectMapper json;

    AgentCaller(@All List<AgentRuntime> runtimes, AgentPools pools, HeartbeatTokens heartbeats, WatchConfig config,
            ObjectMapper json) {
        runtimes.forEach(runtime -> this.runtimes.put(runtime.kind(), runtime));
        this.pools = pools;
        this.heartbeats = heartbeats;
        this.config = config;
        this.json = json;
    }

    /// Gives what the call is known by. The same attempt again brings no other agent.
    ///
    /// @param replaces
    ///            whether the person has talked to another agent before
    public Uni<String> call(AgentJob job, Assignment agent, int attempt, boolean replaces) {
        var pool = pools.required(agent.pool());
        return runtimeOf(pool).call(pool, new AgentCall(job, agent, attempt, metadata(job, attempt, replaces)));
    }

    public Uni<Void> dismiss(AgentJob job, Assignment agent, String identity) {
        return runtimeOf(pools.required(agent.pool())).dismiss(job, identity);
    }

    /// True if nothing is left of the agents of a session whose room is gone.
    public Uni<Boolean> clear(SessionId session) {
        Uni<Boolean> cleared = Uni.createFrom().item(true);
        for (var runtime : runtimes.values()) {
            cleared = cleared.chain(before -> runtime.clear(session).map(isClear -> before && isClear));
        }
        return cleared;
    }

    private AgentRuntime runtimeOf(AgentPool pool) {
        var runtime = runtimes.get(pool.runtime());
        if (runtime == null) {
            throw new IllegalStateException("Nothing runs agents of kind " + pool.runtime());
        }
        return runtime;
    }

    private String metadata(AgentJob job, int attempt, boolean replaces) {
        var id = URLEncoder.encode(job.session().value(), StandardCharsets.UTF_8).replace("+", "%20");
        var path = "/v1/voice/sessions/" + id + "/agent/heartbeat";
        var heartbeat = new JobMetadata.Heartbeat(
                config.heartbeatBase().map(base -> base.resolve(path).toString()).orElse(null), path,
                heartbeats.grant(job.session(), attempt), config.heartbeatEvery().toSeconds());
        try {
            return json.writeValueAsString(new JobMetadata(job.session().value(), job.voice(), job.openingLine(),
                    job.systemPrompt(), attempt, replaces, heartbeat));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An agent's job cannot be written as JSON", e);
        }
    }
}
