package dev.parley.voice.agent;

import dev.parley.model.id.SessionId;
import dev.parley.voice.agent.AgentConfig.RuntimeKind;
import io.smallrye.mutiny.Uni;

/// Where agents run, and how they are called from there.
public interface AgentRuntime {

    RuntimeKind kind();

    /// Has an agent come. Making the same call again brings no other. Gives what the call is known by; that an agent
    /// will arrive is not said by it.
    Uni<String> call(AgentPool pool, AgentCall call);

    /// Has one agent go, by its identity in the room; one that is gone already is as good.
    Uni<Void> dismiss(AgentJob job, String identity);

    /// The session is over and its room is gone. True if nothing of its agents is left.
    Uni<Boolean> clear(SessionId session);
}
