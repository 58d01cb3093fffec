package dev.parley.voice.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ConfigMapping(prefix = "parley.agents")
public interface AgentConfig {

    /// The pool whose agents are called when there is no other.
    String DEFAULT_POOL = "default";

    /// Pools of agents, by name. Without any there is one, `default`, with the agent of `parley.assistant.agent-name`
    /// at LiveKit.
    Map<String, Pool> pools();

    /// How sessions that ask for no agent by name are spread over the pools.
    @WithDefault("least-loaded")
    Spread spread();

    enum Spread {
        LEAST_LOADED, ROUND_ROBIN
    }

    interface Pool {

        /// Where its agents run.
        @WithDefault("livekit")
        RuntimeKind runtime();

        /// The names that its agents answer to; sessions take turns with them.
        List<String> agentNames();

        /// Whether its agents come only when they are asked for by name.
        @WithDefault("false")
        boolean onlyByName();

        /// What is run for each session, where agents are processes: a program and its arguments, nothing of the
        /// session among them.
        Optional<List<String>> command();
    }

    enum RuntimeKind {
        /// Workers that are connected to LiveKit, which takes one for each dispatch.
        LIVEKIT,
        /// A process of ours for each session.
        PROCESS
    }
}
