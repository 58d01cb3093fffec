package dev.parley.sandbox.tavus.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.sandbox.platform.Words;
import dev.parley.sandbox.tavus.Conversation;
import dev.parley.sandbox.tavus.callbacks.TavusTime;
import dev.parley.sandbox.tavus.settings.TavusConfig.EventLog;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// There is no duration and no end time: Tavus does not tell them either.
///
/// @param cast
///            who is in it besides people, in the spelling of this row
record ConversationView(String conversationId, String conversationName, String conversationUrl, String callbackUrl,
        String status, @JsonAnyGetter Map<String, String> cast, String createdAt, String updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<EventView> events) {

    static ConversationView of(Conversation conversation) {
        return of(conversation, null);
    }

    static ConversationView verbose(Conversation conversation, EventLog log) {
        return of(conversation, EventView.all(conversation.events(), log));
    }

    private static ConversationView of(Conversation conversation, @Nullable List<EventView> events) {
        var cast = conversation.spelling().of(Map.of("replica_id", conversation.cast().replicaId(), "persona_id",
                conversation.cast().personaId()));
        return new ConversationView(conversation.id(), conversation.name(), conversation.url(),
                Objects.toString(conversation.request().callbackUrl(), ""),
                Words.of(conversation.status()), cast,
                TavusTime.format(conversation.createdAt()), TavusTime.format(conversation.updatedAt()), events);
    }
}
