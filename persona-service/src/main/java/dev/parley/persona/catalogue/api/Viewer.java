package dev.parley.persona.catalogue.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Whose plan decides what is available; without a name it is the caller's.
@JsonNaming(SnakeCaseStrategy.class)
public record Viewer(
        @RestQuery("user_id") @Nullable @Size(max = 200) @Pattern(regexp = NAMED, message = BLANK) String userId) {
    private static final String BLANK = "must not be blank";
    /// The last four are blanks to Java, though not to Unicode.
    private static final String NAMED = "(?sU).*[^\\s\\x1c-\\x1f].*";
}
