package dev.parley.voice.assistant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The metadata of an agent's job, as JSON.
@JsonInclude(JsonInclude.Include.NON_NULL)
record AgentJob(String sessionId, String voiceId, @Nullable String openingLine, @Nullable String systemPrompt) {

    @Override
    public String toString() {
        return "AgentJob[sessionId=" + sessionId + "]";
    }
}
