package dev.parley.model.event;

import dev.parley.model.event.SessionEvent.SessionAmended.Clock;
import org.jspecify.annotations.Nullable;

/// How many seconds a session lasted, by each clock that has spoken.
///
/// @param ours
///            from our start to our end
/// @param vendors
///            from when the vendor says it began to when the vendor says it ended
/// @param joinToLeave
///            from the first person's coming to the last person's leaving
public record Figures(@Nullable Long ours, @Nullable Long vendors, @Nullable Long joinToLeave) {

    /// One clock's, while the others are silent.
    public static Figures of(Clock clock, long seconds) {
        return switch (clock) {
            case OURS -> new Figures(seconds, null, null);
            case VENDORS -> new Figures(null, seconds, null);
            case JOIN_TO_LEAVE -> new Figures(null, null, seconds);
        };
    }
}
