package dev.parley.voice.agent;

import dev.parley.voice.agent.AgentConfig.RuntimeKind;
import java.util.List;

/// Agents that are as good as each other, and share a limit.
public record AgentPool(String name, RuntimeKind runtime, List<String> agentNames, List<String> command,
        boolean onlyByName) {
    public AgentPool {
        agentNames = List.copyOf(agentNames);
        command = List.copyOf(command);
    }
}
