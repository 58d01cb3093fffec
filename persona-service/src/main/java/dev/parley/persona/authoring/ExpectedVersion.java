package dev.parley.persona.authoring;

import dev.parley.service.input.IfMatch;
import org.jspecify.annotations.Nullable;

/// The version that a change was written against, as the header `If-Match` names it. Without the header any will do.
public record ExpectedVersion(@Nullable String ifMatch) {

    void require(Persona persona) {
        if (!isMetBy(persona.version())) {
            throw new PersonaHasChanged(persona.version());
        }
    }

    boolean isMetBy(int version) {
        var expected = new IfMatch(ifMatch);
        return expected.isAbsent() || expected.admits(version);
    }
}
