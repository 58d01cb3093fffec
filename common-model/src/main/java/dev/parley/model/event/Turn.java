package dev.parley.model.event;

import org.jspecify.annotations.Nullable;

/// One thing said. `offsetSeconds` counts from the start of the conversation and is absent where the vendor gives none.
public record Turn(String role, String text, @Nullable Double offsetSeconds) {

    /// What was said belongs to the people who said it: it never reaches a log line by accident.
    @Override
    public String toString() {
        return "Turn[role=" + role + "]";
    }
}
