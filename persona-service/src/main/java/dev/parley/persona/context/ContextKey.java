package dev.parley.persona.context;

import dev.parley.persona.context.Casting.Cast;
import dev.parley.service.platform.Sha256;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Names a context by everything that it is made of, so that two requests with one key are given the same, byte for
/// byte. What the key is made from cannot be read from it.
final class ContextKey {
    /// No text that a route takes holds one, so no two lists of parts read alike.
    private static final String BETWEEN = "\0";

    private ContextKey() {}

    /// @param person
    ///            the revision of what is known of the person
    /// @param catalogue
    ///            the revision of the catalogue
    static String of(ContextRequest request, Cast cast, long person, long catalogue, LocalDate today, Budgets budgets) {
        var parts = new ArrayList<>(List.of(String.valueOf(person), String.valueOf(catalogue), cast.identity(),
                request.kind().name(), today.toString(), budgets.toString(), text(request.dream()),
                text(request.prompt())));
        parts.addAll(request.participants());
        return Sha256.hex(String.join(BETWEEN, parts));
    }

    private static String text(Optional<?> optional) {
        return optional.map(value -> "1" + value).orElse("");
    }
}
