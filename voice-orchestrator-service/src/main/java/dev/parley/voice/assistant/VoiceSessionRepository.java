package dev.parley.voice.assistant;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class VoiceSessionRepository implements PanacheRepositoryBase<VoiceSession, String> {

    /// For a transition: two of them on one session go one after the other.
    Uni<VoiceSession> lock(SessionId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE)
                .onItem().ifNull().failWith(() -> new VoiceSessionNotFound(id));
    }

    Uni<Optional<VoiceSession>> findByRoom(String room) {
        return find("id", room).withLock(LockModeType.PESSIMISTIC_WRITE).<VoiceSession>firstResult()
                .map(Optional::ofNullable);
    }

    Uni<VoiceSession> findIntent(PersonId person, String idempotencyKey) {
        return find("personId = ?1 and idempotencyKey = ?2 and state <> 'failed'", person.value(), idempotencyKey)
                .firstResult();
    }

    Uni<List<VoiceSession>> forgottenIntents(Instant before, int atMost) {
        return find("state = 'requested' and requestedAt < ?1 order by requestedAt", before).page(0, atMost).list();
    }

    Uni<List<VoiceSession>> overLimit(Instant now, int atMost) {
        return find("state = 'active' and startedAt + limitSeconds second <= ?1 order by startedAt", now)
                .page(0, atMost).list();
    }

    Uni<List<VoiceSession>> roomsDue(Instant before, int atMost) {
        return find("roomDue and endedAt < ?1 order by endedAt", before).page(0, atMost).list();
    }
}
