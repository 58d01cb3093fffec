package dev.parley.service.notebook;

import dev.parley.model.id.PersonId;
import dev.parley.service.acting.ActsAsService;
import dev.parley.service.idempotency.IdempotencyKeys;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;
import java.util.function.Supplier;

/// What the service in small does on its own account.
@ApplicationScoped
public class Chores {
    @Inject
    Notebook notebook;
    @Inject
    IdempotencyKeys keys;

    @ActsAsService
    public Uni<List<String>> owners() {
        return notebook.owners();
    }

    @ActsAsService
    @WithTransaction
    public Uni<List<String>> ownersInTransaction() {
        return Panache.getSession().chain(session -> session
                .createNativeQuery("SELECT DISTINCT person_id FROM note ORDER BY person_id", String.class)
                .getResultList());
    }

    /// One session, two transactions.
    @WithSession
    public Uni<List<String>> ownersTheSecondTime() {
        return notebook.owners().chain(() -> notebook.owners());
    }

    @ActsAsService
    public Uni<String> answerOnce(PersonId person, String key, Supplier<Uni<String>> work) {
        return keys.answerOnce(person, key, "the same", String.class, work);
    }
}
