package dev.parley.sandbox.tavus.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.sandbox.tavus.CallbackEvent;
import dev.parley.sandbox.tavus.Conversation;
import dev.parley.sandbox.tavus.TavusTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// There is no duration and no end time: Tavus does not tell them either.
record ConversationView(String conversationId, String conversationName, String conversationUrl, String callbackUrl,
        String status, String replicaId, String personaId, String createdAt, String updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<EventView> events) {

    static ConversationView of(Conversation conversation) {
        return of(conversation, null);
    }

    static ConversationView verbose(Conversation conversation) {
        return of(conversation, conversation.events().stream().map(EventView::of).toList());
    }

    private static ConversationView of(Conversation conversation, @Nullable List<EventView> events) {
        var request = conversation.request();
        return new ConversationView(conversation.id(), conversation.name(), conversation.url(),
                Objects.toString(request.callbackUrl(), ""), conversation.status().name().toLowerCase(Locale.ROOT),
                request.replicaId(), request.personaId(), TavusTime.format(conversation.createdAt()),
                TavusTime.format(conversation.updatedAt()), events);
    }

    record EventView(String eventType, String timestamp, Map<String, Object> properties) {
        static EventView of(CallbackEvent event) {
            return new EventView(event.type(), TavusTime.format(event.at()), event.properties());
        }
    }
}
