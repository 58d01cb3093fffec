package dev.parley.sandbox.elevenlabs;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.sandbox.platform.Words;

/// How far a conversation has come: prepared, spoken, analysed, over.
public enum Status {
    INITIATED, IN_PROGRESS, PROCESSING, DONE, FAILED;

    @JsonValue
    public String text() {
        return Words.of(this);
    }
}
