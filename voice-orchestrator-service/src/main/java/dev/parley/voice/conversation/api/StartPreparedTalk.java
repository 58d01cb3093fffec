package dev.parley.voice.conversation.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.service.input.Text;
import dev.parley.voice.conversation.StartTalk;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/// @param limitSeconds
///            how long it may last: what is reserved for it
/// @param agentId
///            an agent at ElevenLabs; the configured one without it
/// @param dynamicVariables
///            what the agent is told
@JsonNaming(SnakeCaseStrategy.class)
record StartPreparedTalk(@NotBlank String userId, @NotNull SessionId sessionId, @NotNull SessionKind kind,
        @Positive @Max(DAY) long limitSeconds, @Nullable @Text(max = 200) String agentId,
        @NotNull JsonNode dynamicVariables) {
    private static final long DAY = 86_400;

    StartTalk forPerson(PersonId person) {
        return new StartTalk(sessionId, person, kind, limitSeconds, agentId, dynamicVariables.toString());
    }

    @Override
    public String toString() {
        return "StartPreparedTalk[sessionId=" + sessionId + "]";
    }
}
