package dev.parley.sandbox.tavus;

import java.time.Instant;
import java.util.List;

/// A conversation at one moment.
///
/// @param joins
///            how often anybody joined
/// @param present
///            who is in it now
public record Conversation(String id, String name, CreateConversation request, Status status, Instant createdAt,
        Instant updatedAt, int joins, List<String> present, List<CallbackEvent> events) {

    public enum Status {
        ACTIVE, ENDED
    }

    public String url() {
        return "https://tavus.daily.co/" + id;
    }
}
