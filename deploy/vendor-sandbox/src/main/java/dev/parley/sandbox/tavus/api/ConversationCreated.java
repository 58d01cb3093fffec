package dev.parley.sandbox.tavus.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.sandbox.tavus.Conversation;
import dev.parley.sandbox.tavus.MeetingToken;
import dev.parley.sandbox.tavus.callbacks.TavusTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// @param meetingToken
///            of a private conversation only, and told only here
record ConversationCreated(String conversationId, String conversationName, String conversationUrl, String status,
        String callbackUrl, String createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String meetingToken) {

    static ConversationCreated of(Conversation conversation) {
        var view = ConversationView.of(conversation);
        return new ConversationCreated(view.conversationId(), view.conversationName(), view.conversationUrl(),
                view.status(), view.callbackUrl(), TavusTime.format(conversation.createdAt()),
                Optional.ofNullable(conversation.meetingToken()).map(MeetingToken::text).orElse(null));
    }
}
