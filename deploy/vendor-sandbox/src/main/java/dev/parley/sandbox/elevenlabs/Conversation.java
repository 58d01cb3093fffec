package dev.parley.sandbox.elevenlabs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A conversation at one moment.
///
/// @param number
///            which conversation of the workspace it is
/// @param startedAt
///            when it came to be in progress; null if it never did
/// @param endedAt
///            when it was over; null if it is not
/// @param now
///            the moment
public record Conversation(long number, String id, String agentId, Origin origin, Status status, Instant createdAt,
        @Nullable Instant startedAt, @Nullable Instant endedAt, Instant now, ClientData data, List<Turn> turns,
        Feedback feedback, @Nullable String terminationReason, @Nullable Failure failure) {

    /// The time it is listed by.
    public Instant beganAt() {
        return startedAt == null ? createdAt : startedAt;
    }

    public int seconds() {
        return startedAt == null
                ? 0
                : (int) Duration.between(startedAt, Objects.requireNonNullElse(endedAt, now)).toSeconds();
    }

    public @Nullable String userId() {
        return data.userId().orElse(null);
    }

    public String callSuccessful() {
        return switch (status) {
            case INITIATED, IN_PROGRESS, PROCESSING -> "unknown";
            case DONE -> turns.stream().anyMatch(turn -> turn.role() == Turn.Role.USER) ? "success" : "unknown";
            case FAILED -> "failure";
        };
    }

    /// What was spoken is recorded, and can be had when the conversation is over.
    public boolean hasAudio() {
        return startedAt != null && !data.isTextOnly() && (status == Status.DONE || status == Status.FAILED);
    }

    /// What the caller thought of it: all of it, and of single answers.
    public record Feedback(@Nullable String overall, int likes, int dislikes) {}
}
