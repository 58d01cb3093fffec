package dev.parley.voice.agent;

import dev.parley.model.id.SessionId;
import org.jspecify.annotations.Nullable;

/// What an agent should do: in whose room, and how it should sound and behave.
public record AgentJob(SessionId session, String voice, @Nullable String openingLine, @Nullable String systemPrompt) {

    /// A room bears its session's id.
    public String room() {
        return session.value();
    }

    @Override
    public String toString() {
        return "AgentJob[session=" + session + "]";
    }
}
