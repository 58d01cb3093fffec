package dev.parley.session.lifecycle;

import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Where sessions may have left a conversation behind.
@ApplicationScoped
class LeftBehindRepository {
    private static final String NOTE = """
            INSERT INTO left_behind (session_id, vendor, person_id, since) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (session_id, vendor) DO NOTHING""";
    private static final String DUE = """
            SELECT session_id, vendor FROM left_behind WHERE since < ?1 ORDER BY since LIMIT ?2""";
    private static final String FORGET = "DELETE FROM left_behind WHERE session_id = ?1 AND vendor = ?2";

    Uni<Void> note(Session session, Vendor vendor, Instant since) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(NOTE)
                        .setParameter(1, session.id().value())
                        .setParameter(2, vendor.name())
                        .setParameter(3, session.person().value())
                        .setParameter(4, since)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<List<LeftBehind>> due(Instant before, int atMost) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(DUE, Object[].class)
                        .setParameter(1, before)
                        .setParameter(2, atMost)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new LeftBehind(new SessionId((String) row[0]), Vendor.valueOf((String) row[1])))
                        .toList());
    }

    Uni<Integer> forget(LeftBehind left) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(FORGET)
                        .setParameter(1, left.session().value())
                        .setParameter(2, left.vendor().name())
                        .executeUpdate());
    }
}
