package dev.parley.persona.authoring;

import dev.parley.model.id.PersonaId;
import dev.parley.persona.catalogue.Avatar;
import java.time.Instant;
import java.util.Optional;

/// A persona as it is shown: one of its versions, and the face it wears.
///
/// @param avatar
///            empty where the version names none, and where the catalogue has it no more
public record PersonaDetail(PersonaId id, boolean isForEverybody, Instant createdAt, int version, String digest,
        Instant madeAt, PersonaContent content, Optional<Avatar> avatar) {

    static PersonaDetail of(Persona persona, PersonaVersion version, Optional<Avatar> avatar) {
        return new PersonaDetail(persona.id(), persona.isForEverybody(), persona.createdAt(), version.version(),
                version.digest(), version.madeAt(), version.content(), avatar);
    }
}
