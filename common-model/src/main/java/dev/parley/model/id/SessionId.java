package dev.parley.model.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// One conversation between a person and an AI, at whichever vendor it runs.
public record SessionId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SessionId {
        OpaqueId.check("session id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
