package dev.parley.persona.catalogue.api;

import jakarta.validation.constraints.Pattern;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Whether the active ones are listed, the others, or both. A word of its own: read as a boolean, every misspelling
/// would mean false.
public record ActiveFilter(
        @RestQuery @Nullable @Pattern(regexp = "true|false", message = "is neither true nor false") String active) {

    @Nullable
    Boolean wanted() {
        return active == null ? null : Boolean.valueOf(active);
    }
}
