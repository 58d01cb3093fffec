package dev.parley.persona.authoring.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.persona.authoring.PersonaContent;
import dev.parley.persona.authoring.PersonaVersion;
import java.time.Instant;

@JsonNaming(SnakeCaseStrategy.class)
record PersonaVersionView(int version, String digest, Instant madeAt, PersonaContent content) {

    static PersonaVersionView of(PersonaVersion version) {
        return new PersonaVersionView(version.version(), version.digest(), version.madeAt(), version.content());
    }
}
