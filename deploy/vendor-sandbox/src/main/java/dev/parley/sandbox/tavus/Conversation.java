package dev.parley.sandbox.tavus;

import dev.parley.sandbox.tavus.callbacks.CallbackEvent;
import dev.parley.sandbox.tavus.settings.Spelling;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation at one moment.
///
/// @param joins
///            how often anybody joined
/// @param present
///            who is in it now
/// @param isDeleted
///            whether the API no longer knows it
/// @param meetingToken
///            without which nobody comes in; null if everybody may
public record Conversation(String id, String name, CreateConversation request, Cast cast, Spelling spelling,
        Status status, Instant createdAt, Instant updatedAt, int joins, List<String> present,
        List<CallbackEvent> events, boolean isDeleted, @Nullable MeetingToken meetingToken) {

    public enum Status {
        ACTIVE, ENDED
    }

    public String url() {
        return "https://tavus.daily.co/" + id;
    }
}
