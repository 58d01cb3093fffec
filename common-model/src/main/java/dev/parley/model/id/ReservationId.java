package dev.parley.model.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Minutes set aside for one session.
public record ReservationId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReservationId {
        OpaqueId.check("reservation id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
