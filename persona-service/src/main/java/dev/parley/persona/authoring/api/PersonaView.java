package dev.parley.persona.authoring.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.id.PersonaId;
import dev.parley.persona.authoring.PersonaContent;
import dev.parley.persona.authoring.PersonaVersion;

@JsonNaming(SnakeCaseStrategy.class)
record PersonaView(PersonaId id, int version, String digest, @JsonUnwrapped PersonaContent content) {

    static PersonaView of(PersonaVersion persona) {
        return new PersonaView(persona.persona(), persona.version(), persona.digest(), persona.content());
    }
}
