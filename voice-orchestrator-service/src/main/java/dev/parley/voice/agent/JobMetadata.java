package dev.parley.voice.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What an agent is told with its call, as JSON.
///
/// @param attempt
///            the number of the call in its session
/// @param replaces
///            whether the person has talked to another agent before
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobMetadata(String sessionId, String voiceId, @Nullable String openingLine, @Nullable String systemPrompt,
        int attempt, boolean replaces, Heartbeat heartbeat) {

    @Override
    public String toString() {
        return "JobMetadata[sessionId=" + sessionId + "]";
    }

    /// @param path
    ///            where to send it, at `url` if that is known here
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Heartbeat(@Nullable String url, String path, String token, long everySeconds) {

        @Override
        public String toString() {
            return "Heartbeat[path=" + path + "]";
        }
    }
}
