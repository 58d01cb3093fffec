package dev.parley.sandbox.control;

import dev.parley.sandbox.platform.Words;
import dev.parley.sandbox.tavus.Conversation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A conversation with everything it was asked to be.
///
/// @param joined
///            how often anybody joined
/// @param deleted
///            whether the API no longer knows it
public record TavusConversation(String id, String name, String status, String callbackUrl, int joined,
        List<String> present, Instant createdAt, String replicaId, String personaId, String conversationalContext,
        String customGreeting, boolean testMode, long maxCallDuration, long participantLeftTimeout,
        long participantAbsentTimeout, boolean audioOnly, boolean requireAuth, boolean enableRecording,
        boolean deleted) {

    static TavusConversation of(Conversation conversation) {
        var request = conversation.request();
        var limits = request.limits();
        return new TavusConversation(conversation.id(), conversation.name(),
                Words.of(conversation.status()), Objects.toString(request.callbackUrl(), ""),
                conversation.joins(), conversation.present(), conversation.createdAt(),
                conversation.cast().replicaId(), conversation.cast().personaId(), request.context(),
                request.greeting(), request.testMode(), limits.maxCallDuration().toSeconds(),
                limits.leftTimeout().toSeconds(), limits.absentTimeout().toSeconds(), request.audioOnly(),
                request.requireAuth(), request.enableRecording(), conversation.isDeleted());
    }
}
