package dev.parley.session.onboarding.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.session.lifecycle.Session;

@JsonNaming(SnakeCaseStrategy.class)
record CreatedConversation(String conversationId, String conversationUrl, String status) {

    static CreatedConversation of(Session session) {
        return new CreatedConversation(session.vendorConversation().orElseThrow(), session.joinUrl().orElseThrow(),
                ConversationStatus.CREATED);
    }
}
