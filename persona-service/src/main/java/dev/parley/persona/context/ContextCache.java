package dev.parley.persona.context;

import dev.parley.model.id.PersonId;
import dev.parley.persona.platform.HotCache;
import dev.parley.persona.platform.PersonChanged;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.Supplier;

/// A person's compiled contexts, as they are answered, for as long as nothing changes. The keys hold the revisions, so
/// an old context is never found for a new request; dropping only lets go of it earlier.
@ApplicationScoped
class ContextCache {
    private final HotCache cache;
    private final Duration ttl;

    ContextCache(HotCache cache, ContextConfig config) {
        this.cache = cache;
        this.ttl = config.keptFor();
    }

    Uni<String> findOrKeep(PersonId person, String key, Supplier<Uni<String>> compile) {
        return cache.find(group(person), key)
                .chain(known -> known.map(context -> Uni.createFrom().item(context))
                        .orElseGet(() -> compile.get().call(context -> cache.keep(group(person), key, context, ttl))));
    }

    void drop(@Observes PersonChanged changed) {
        cache.drop(group(changed.person())).subscribe().with(_ -> {});
    }

    private static String group(PersonId person) {
        return "contexts:" + person;
    }
}
