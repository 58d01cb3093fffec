package dev.parley.persona.erasure;

import dev.parley.model.id.PersonId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ErasureRepository implements PanacheRepositoryBase<Erasure, String> {
    private static final String ALONE = "SELECT work_alone_on(?1)";
    private static final String FORGET_ANSWERS = "DELETE FROM idempotency_key WHERE person_id = ?1";
    private static final String FORGET_REVISION = "DELETE FROM person_revision WHERE person_id = ?1";
    private static final String TELL = "SELECT pg_notify('person_changed', ?1)";
    private static final String HOLD_REVISION = "SELECT revision FROM person_revision WHERE person_id = ?1 FOR SHARE";

    Uni<Void> workAloneOn(PersonId person) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ALONE, Object.class)
                        .setParameter(1, person.value())
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    /// Every change of what is known of a person counts up their revision, and waits for whoever holds it.
    Uni<Void> holdRevision(PersonId person) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HOLD_REVISION, Long.class)
                        .setParameter(1, person.value())
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    Uni<Erasure> find(PersonId person) {
        return findById(Erasure.digest(person));
    }

    Uni<Void> forgetAnswers(PersonId person) {
        return forget(FORGET_ANSWERS, person);
    }

    /// Nothing counts what goes with the last row, so who keeps something of the person elsewhere is told.
    Uni<Void> forgetRevision(PersonId person) {
        return forget(FORGET_REVISION, person)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(TELL, Object.class).setParameter(1, person.value())
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    private static Uni<Void> forget(String what, PersonId person) {
        return Panache.getSession()
                .call(session -> session.flush())
                .chain(session -> session.createNativeQuery(what).setParameter(1, person.value()).executeUpdate())
                .replaceWithVoid();
    }
}
