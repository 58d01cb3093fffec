package dev.parley.session.lifecycle;

import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Who else was to take part in a session, as its person named them.
@ApplicationScoped
class InvitationRepository {
    private static final String INSERT = """
            INSERT INTO invitation (session_id, position, person_id, invited)
            SELECT ?1, guest.position, ?2, guest.invited
            FROM unnest(CAST(?3 AS text[])) WITH ORDINALITY AS guest (invited, position)""";
    private static final String OF_SESSION = "SELECT invited FROM invitation WHERE session_id = ?1 ORDER BY position";

    Uni<Void> store(Session session, List<String> invited) {
        if (invited.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(INSERT)
                        .setParameter(1, session.id().value())
                        .setParameter(2, session.person().value())
                        .setParameter(3, invited.toArray(String[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<List<String>> of(SessionId session) {
        return Panache.getSession().chain(hibernate -> hibernate.createNativeQuery(OF_SESSION, String.class)
                .setParameter(1, session.value())
                .getResultList());
    }
}
