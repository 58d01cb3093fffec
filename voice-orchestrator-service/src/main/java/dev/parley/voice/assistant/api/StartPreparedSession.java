package dev.parley.voice.assistant.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.service.input.Text;
import dev.parley.voice.assistant.StartVoiceSession;
import dev.parley.voice.assistant.StartVoiceSession.Prepared;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/// @param limitSeconds
///            how long it may last: what is reserved for it
/// @param voiceId
///            a voice of persona-service's catalogue
@JsonNaming(SnakeCaseStrategy.class)
record StartPreparedSession(@NotBlank String userId, @NotNull SessionId sessionId, @NotNull SessionKind kind,
        @Positive @Max(DAY) long limitSeconds, @NotBlank @Text(max = 200) String voiceId,
        @Nullable @Text(max = 200) String agentName, @Nullable @Text(max = 2_000) String openingLine,
        @Nullable @Text(max = 50_000) String systemPrompt) {
    private static final long DAY = 86_400;

    StartVoiceSession forPerson(PersonId person) {
        return new StartVoiceSession(person, kind, voiceId, agentName, openingLine, systemPrompt, null,
                new Prepared(sessionId, limitSeconds), null);
    }

    @Override
    public String toString() {
        return "StartPreparedSession[sessionId=" + sessionId + "]";
    }
}
