package dev.parley.persona.catalogue.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.id.PersonaId;
import dev.parley.persona.catalogue.Persona;

@JsonNaming(SnakeCaseStrategy.class)
record PersonaView(PersonaId id, String name, String voice, boolean forEverybody) {

    static PersonaView of(Persona persona) {
        return new PersonaView(persona.id(), persona.name(), persona.voice(), persona.isForEverybody());
    }
}
