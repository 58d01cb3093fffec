package dev.parley.sandbox.control;

import dev.parley.sandbox.tavus.Conversation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A conversation with everything it was asked to be.
///
/// @param joined
///            how often anybody joined
public record ConversationSummary(String id, String name, String status, String callbackUrl, int joined,
        List<String> present, Instant createdAt, String replicaId, String personaId, String conversationalContext,
        String customGreeting, boolean testMode, long maxCallDuration, long participantLeftTimeout,
        long participantAbsentTimeout) {

    static ConversationSummary of(Conversation conversation) {
        var request = conversation.request();
        return new ConversationSummary(conversation.id(), conversation.name(),
                conversation.status().name().toLowerCase(Locale.ROOT), Objects.toString(request.callbackUrl(), ""),
                conversation.joins(), conversation.present(), conversation.createdAt(), request.replicaId(),
                request.personaId(), request.context(), request.greeting(), request.testMode(),
                request.maxCallDuration().toSeconds(), request.leftTimeout().toSeconds(),
                request.absentTimeout().toSeconds());
    }
}
