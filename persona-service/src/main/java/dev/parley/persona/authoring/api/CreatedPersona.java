package dev.parley.persona.authoring.api;

import dev.parley.model.id.PersonaId;
import dev.parley.persona.authoring.PersonaVersion;

/// What is remembered under an idempotency key: which persona was made, and nothing that its person wrote.
record CreatedPersona(PersonaId id, int version) {

    static CreatedPersona of(PersonaVersion first) {
        return new CreatedPersona(first.persona(), first.version());
    }
}
