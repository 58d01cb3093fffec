package dev.parley.voice.agent;

/// One call for an agent. The same call may be made again; it is told apart from others by its attempt.
///
/// @param metadata
///            what the agent is told, as JSON
public record AgentCall(AgentJob job, Assignment agent, int attempt, String metadata) {

    @Override
    public String toString() {
        return "AgentCall[session=" + job.session() + ", attempt=" + attempt + "]";
    }
}
