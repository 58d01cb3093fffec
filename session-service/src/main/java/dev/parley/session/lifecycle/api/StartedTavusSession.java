package dev.parley.session.lifecycle.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.session.lifecycle.Session;
import java.util.UUID;

@JsonNaming(SnakeCaseStrategy.class)
record StartedTavusSession(boolean success, String conversationUrl, String conversationId, UUID mentorConversationId,
        UUID dailySessionId, String personaName) {

    static StartedTavusSession of(Session session) {
        return new StartedTavusSession(true, session.joinUrl().orElseThrow(),
                session.vendorConversation().orElseThrow(),
                session.mentorConversationId(), session.dailySessionId(), session.personaName().orElse(""));
    }
}
