package dev.parley.voice.conversation;

import dev.parley.model.id.PersonId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.UUID;

@ApplicationScoped
class ConversationRepository implements PanacheRepositoryBase<Conversation, UUID> {
    private static final String MAKE = """
            INSERT INTO conversation (id, person_id, dream_id, interpreter_id, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (person_id, dream_id, interpreter_id) DO NOTHING""";

    Uni<Conversation> required(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new ConversationNotFound(id));
    }

    /// For whoever begins or saves something: two of them go one after the other.
    Uni<Conversation> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem().ifNull().failWith(() -> new ConversationNotFound(id));
    }

    /// The one there is, or a new one; locked.
    Uni<Conversation> findOrMake(PersonId person, UUID dream, String interpreter, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MAKE)
                        .setParameter(1, UUID.randomUUID())
                        .setParameter(2, person.value())
                        .setParameter(3, dream)
                        .setParameter(4, interpreter)
                        .setParameter(5, now)
                        .executeUpdate())
                .chain(() -> find("personId = ?1 and dreamId = ?2 and interpreterId = ?3", person.value(), dream,
                        interpreter).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult());
    }
}
