package dev.parley.persona.profile;

import dev.parley.model.id.PersonId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.util.function.Function;

/// Documents of which a person has one each. A person without a row has the empty one.
abstract class DocumentRepository<D> implements PanacheRepositoryBase<D, String> {
    private final String emptyRow;
    private final Function<PersonId, D> empty;

    DocumentRepository(String table, Function<PersonId, D> empty) {
        this.emptyRow = "INSERT INTO " + table + " (person_id) VALUES (?1) ON CONFLICT (person_id) DO NOTHING";
        this.empty = empty;
    }

    Uni<D> of(PersonId person) {
        return findById(person.value()).onItem().ifNull().continueWith(() -> empty.apply(person));
    }

    /// Of two who write a person's first document at once, one makes the row and the other waits for it.
    Uni<D> lock(PersonId person) {
        return getSession()
                .chain(session -> session.createNativeQuery(emptyRow).setParameter(1, person.value()).executeUpdate())
                .chain(() -> findById(person.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    Uni<Void> erase(PersonId person) {
        return delete("personId", person.value()).replaceWithVoid();
    }
}
