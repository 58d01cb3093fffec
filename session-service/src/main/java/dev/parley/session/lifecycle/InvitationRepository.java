package dev.parley.session.lifecycle;

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
}
