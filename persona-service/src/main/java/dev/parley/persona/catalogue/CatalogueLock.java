package dev.parley.persona.catalogue;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Lets changes to the catalogue go one after the other. Each of them ends at the catalogue's revision anyway; taking
/// that first keeps two of them from waiting for each other, and what one has checked stays true until it is done.
@ApplicationScoped
class CatalogueLock {

    /// Held until the transaction ends.
    Uni<Void> take() {
        return Panache.getSession()
                .chain(session -> session
                        .createNativeQuery("SELECT revision FROM catalogue_revision FOR UPDATE", Long.class)
                        .getSingleResult())
                .replaceWithVoid();
    }
}
