package dev.parley.model.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Who the AI is: a person's own mentor, or one that everybody may talk to.
public record PersonaId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonaId {
        OpaqueId.check("persona id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
