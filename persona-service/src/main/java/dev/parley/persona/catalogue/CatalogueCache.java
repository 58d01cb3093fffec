package dev.parley.persona.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.persona.platform.CatalogueChanged;
import dev.parley.persona.platform.HotCache;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Lists of the catalogue as they are shown, kept under the revision that they are of. Postgres tells of each new
/// revision, so reading needs no transaction; it is asked when it has told nothing for a while, or something was just
/// changed here. Only first pages are kept: whoever makes up cursors fills no memory with them.
@ApplicationScoped
public class CatalogueCache {
    private static final String GROUP = "catalogue";
    private static final Duration KEPT_FOR = Duration.ofHours(1);
    /// As long may a list be old if the connection that tells of changes is dead and nobody has noticed.
    private static final Duration TRUSTED_FOR = Duration.ofSeconds(10);

    private final HotCache cache;
    private final CatalogueService catalogue;
    private final ObjectMapper json;
    private final Clock clock;
    private volatile Known known = new Known(0, Instant.MIN);

    CatalogueCache(HotCache cache, CatalogueService catalogue, ObjectMapper json, Clock clock) {
        this.cache = cache;
        this.catalogue = catalogue;
        this.json = json;
        this.clock = clock;
    }

    /// @param what
    ///            names the list, with every filter that it is narrowed by
    public <T> Uni<Page<T>> page(String what, PageRequest page, TypeReference<Page<T>> type,
            Supplier<Uni<Page<T>>> read) {
        return page.cursor() == null
                ? revision().chain(revision -> get(revision + " " + page.limit().items() + " " + what, type, read))
                : read.get();
    }

    /// To be called when a change of ours is committed: whoever made it sees it in their next call.
    public synchronized void forget() {
        known = new Known(known.revision(), Instant.MIN);
    }

    void heard(@Observes CatalogueChanged changed) {
        know(changed.revision());
        cache.drop(GROUP).subscribe().with(_ -> {});
    }

    private <T> Uni<T> get(String key, TypeReference<T> type, Supplier<Uni<T>> read) {
        return cache.find(GROUP, key)
                .chain(found -> found.flatMap(it -> read(it, type))
                        .map(it -> Uni.createFrom().item(it))
                        .orElseGet(() -> read.get().call(it -> cache.keep(GROUP, key, write(it), KEPT_FOR))));
    }

    /// What cannot be read, such as the list of another release, is not there.
    private <T> Optional<T> read(String kept, TypeReference<T> type) {
        try {
            return Optional.ofNullable(json.readValue(kept, type));
        } catch (JsonProcessingException e) {
            Log.debugf("A kept list cannot be read: %s", e.getOriginalMessage());
            return Optional.empty();
        }
    }

    private String write(Object list) {
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list of the catalogue cannot be written as JSON", e);
        }
    }

    private Uni<Long> revision() {
        var last = known;
        return clock.instant().isBefore(last.until())
                ? Uni.createFrom().item(last.revision())
                : catalogue.revision().invoke(this::know);
    }

    /// Revisions only rise, so an answer that was under way while a newer one came in is of the past.
    private synchronized void know(long revision) {
        if (revision >= known.revision()) {
            known = new Known(revision, clock.instant().plus(TRUSTED_FOR));
        }
    }

    private record Known(long revision, Instant until) {}
}
