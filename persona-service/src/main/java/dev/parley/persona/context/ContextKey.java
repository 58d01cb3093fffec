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

    /// None for a person of whom nothing is known: nothing has no revision, so before their first word and after their
    /// erasure would be the same. Compiling it is quick.
    static Optional<String> of(ContextRequest request, Cast cast, LocalDate today, Budgets budgets) {
        return cast.personRevision().map(revision -> of(request, cast, revision, today, budgets));
    }

    private static String of(ContextRequest request, Cast cast, long person, LocalDate today, Budgets budgets) {
        var parts = new ArrayList<>(List.of(String.valueOf(person), String.valueOf(cast.catalogueRevision()),
                cast.identity(), request.kind().name(), today.toString(), budgets.toString(), text(request.dream()),
                text(request.prompt())));
        parts.addAll(request.participants());
        return Sha256.hex(String.join(BETWEEN, parts));
    }

    private static String text(Optional<?> optional) {
        return optional.map(value -> "1" + value).orElse("");
    }
}
