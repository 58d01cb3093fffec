package dev.parley.sandbox.elevenlabs;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.sandbox.platform.Words;

/// One line of a transcript. Nothing here interrupts, and nothing calls tools.
public record Turn(Role role, String message, int timeInCallSecs, int eventId) {
    public enum Role {
        USER, AGENT;

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }
}
