package dev.parley.session.lifecycle.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.session.lifecycle.Session;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

@JsonNaming(SnakeCaseStrategy.class)
record EndTavusSession(@NotBlank String tavusConversationId, @NotNull UUID mentorConversationId,
        @NotNull UUID dailySessionId, @NotBlank String userId) {

    /// All four ids must be those of one session.
    boolean names(Session session) {
        return session.mentorConversationId().equals(mentorConversationId)
                && session.dailySessionId().equals(dailySessionId)
                && session.person().value().equals(userId);
    }
}
