package dev.parley.persona.authoring;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The version that a change was written against, as the header `If-Match` names it. Without the header any will do.
/// What cannot be read names no version, so that no change gets through by a slip.
public record ExpectedVersion(@Nullable String ifMatch) {

    void require(Persona persona) {
        if (!isMetBy(persona.version())) {
            throw new PersonaHasChanged(persona.version());
        }
    }

    boolean isMetBy(int version) {
        if (ifMatch == null) {
            return true;
        }
        var tag = "\"" + version + "\"";
        return Arrays.stream(ifMatch.split(",")).map(String::strip).anyMatch(it -> it.equals("*") || it.equals(tag));
    }
}
