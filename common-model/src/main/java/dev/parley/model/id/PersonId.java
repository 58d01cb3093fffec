package dev.parley.model.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A person, as the identity provider names them: the `sub` of their token.
public record PersonId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonId {
        OpaqueId.check("person id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
