package dev.parley.persona.catalogue;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// What the catalogue's changes are counted by. Each of them ends here anyway, so each begins here: they go one after
/// the other, none waits for one that waits for it, and what one has checked stays true until it is done.
@ApplicationScoped
class CatalogueRevision {

    Uni<Long> current() {
        return read("SELECT revision FROM catalogue_revision");
    }

    /// Held until the transaction ends.
    Uni<Void> lock() {
        return read("SELECT revision FROM catalogue_revision FOR UPDATE").replaceWithVoid();
    }

    private static Uni<Long> read(String sql) {
        return Panache.getSession().chain(session -> session.createNativeQuery(sql, Long.class).getSingleResult());
    }
}
