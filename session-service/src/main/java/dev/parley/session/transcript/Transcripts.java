package dev.parley.session.transcript;

import dev.parley.model.event.Turn;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The turns of a session's conversation. Of several versions the fullest is kept, whichever came first.
@ApplicationScoped
public class Transcripts {
    private static final String COUNT = "SELECT count(*) FROM transcript_turn WHERE session_id = ?1";
    private static final String DELETE = "DELETE FROM transcript_turn WHERE session_id = ?1";
    private static final String INSERT = """
            INSERT INTO transcript_turn (session_id, person_id, position, role, said, offset_seconds)
            SELECT ?1, ?2, turn.position, turn.role, turn.said, turn.offset_seconds
            FROM unnest(CAST(?3 AS text[]), CAST(?4 AS text[]), CAST(?5 AS double precision[])) WITH ORDINALITY AS turn (role, said, offset_seconds, position)""";

    /// Must be called with the session locked. True if this is fuller than what was there.
    @WithTransaction
    public Uni<Boolean> store(SessionId session, PersonId person, List<Turn> turns) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(COUNT, Long.class)
                        .setParameter(1, session.value())
                        .getSingleResult())
                .chain(known -> turns.size() > known
                        ? replace(session, person, turns).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private static Uni<Integer> replace(SessionId session, PersonId person, List<Turn> turns) {
        return Panache.getSession()
                .call(hibernate -> hibernate.createNativeQuery(DELETE)
                        .setParameter(1, session.value())
                        .executeUpdate())
                .chain(hibernate -> hibernate.createNativeQuery(INSERT)
                        .setParameter(1, session.value())
                        .setParameter(2, person.value())
                        .setParameter(3, turns.stream().map(Turn::role).toArray(String[]::new))
                        .setParameter(4, turns.stream().map(Turn::text).toArray(String[]::new))
                        .setParameter(5, turns.stream().map(Turn::offsetSeconds).toArray(Double[]::new))
                        .executeUpdate());
    }
}
