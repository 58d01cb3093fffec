package dev.parley.billing.reservation;

import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ReservationRepository implements PanacheRepositoryBase<Reservation, UUID> {
    private static final String SERIALISE = "SELECT pg_advisory_xact_lock(hashtext('reservation'), hashtext(?1))";

    /// One at a time per session: a twin waits here until the first has committed, and then finds its reservation.
    Uni<Void> serialise(SessionId session) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(SERIALISE, Object.class)
                        .setParameter(1, session.value())
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    Uni<Reservation> findBySession(SessionId session) {
        return find("sessionId", session.value()).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    Uni<List<Reservation>> expired(Instant now, int atMost) {
        return find("state = 'reserved' and expiresAt < ?1 order by expiresAt", now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, atMost)
                .list();
    }
}
