package dev.parley.sandbox.tavus.api;

import dev.parley.sandbox.tavus.Conversation;
import dev.parley.sandbox.tavus.TavusTime;

record ConversationCreated(String conversationId, String conversationName, String conversationUrl, String status,
        String callbackUrl, String createdAt) {

    static ConversationCreated of(Conversation conversation) {
        var view = ConversationView.of(conversation);
        return new ConversationCreated(view.conversationId(), view.conversationName(), view.conversationUrl(),
                view.status(), view.callbackUrl(), TavusTime.format(conversation.createdAt()));
    }
}
