package dev.parley.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sandbox.elevenlabs.Conversation;
import dev.parley.sandbox.elevenlabs.Failure;
import dev.parley.sandbox.elevenlabs.Origin;
import dev.parley.sandbox.elevenlabs.Status;
import dev.parley.sandbox.elevenlabs.Turn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation of ElevenLabs with everything that is known of it.
///
/// @param clientData
///            what the person's side sent when it started
public record ElevenLabsConversation(String id, String agentId, Origin origin, Status status, Instant createdAt,
        @Nullable Instant startedAt, @Nullable Instant endedAt, int seconds, @Nullable String terminationReason,
        @Nullable Failure failure, @Nullable String userId, JsonNode clientData, List<Turn> turns) {

    static ElevenLabsConversation of(Conversation conversation) {
        return new ElevenLabsConversation(conversation.id(), conversation.agentId(), conversation.origin(),
                conversation.status(), conversation.createdAt(), conversation.startedAt(), conversation.endedAt(),
                conversation.seconds(), conversation.terminationReason(), conversation.failure(),
                conversation.userId(), conversation.data().json(), conversation.turns());
    }
}
