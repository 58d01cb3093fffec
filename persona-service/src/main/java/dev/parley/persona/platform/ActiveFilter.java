package dev.parley.persona.platform;

import jakarta.validation.constraints.Pattern;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Whether the active ones are listed, the others, or both. A word of its own: read as a boolean, every misspelling
/// would mean false.
public record ActiveFilter(
        @RestQuery @Nullable @Pattern(regexp = "true|false", message = "is neither true nor false") String active) {

    public @Nullable Boolean wanted() {
        return active == null ? null : Boolean.valueOf(active);
    }

    /// For a list that never shows the inactive ones alone.
    public boolean isActiveOnly() {
        return Boolean.TRUE.equals(wanted());
    }
}
