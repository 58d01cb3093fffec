package dev.parley.persona.erasure;

import dev.parley.model.id.PersonId;
import java.time.Instant;
import java.util.Map;

/// Everything that is kept of a person, by section.
public record Archive(PersonId person, Instant exportedAt, Map<String, Object> sections) {

    @Override
    public String toString() {
        return "Archive[person=" + person + "]";
    }
}
