package dev.parley.session.transcript;

import dev.parley.model.event.Turn;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The turns of a session's conversation. The first transcript that comes is kept; a vendor sends no second version.
@ApplicationScoped
public class Transcripts {
    private static final String INSERT = """
            INSERT INTO transcript_turn (session_id, person_id, position, role, said, offset_seconds)
            SELECT ?1, ?2, turn.position, turn.role, turn.said, turn.offset_seconds
            FROM unnest(CAST(?3 AS text[]), CAST(?4 AS text[]), CAST(?5 AS double precision[])) WITH ORDINALITY AS turn (role, said, offset_seconds, position)
            ON CONFLICT DO NOTHING""";

    /// How many turns were new.
    @WithTransaction
    public Uni<Integer> store(SessionId session, PersonId person, List<Turn> turns) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(INSERT)
                        .setParameter(1, session.value())
                        .setParameter(2, person.value())
                        .setParameter(3, turns.stream().map(Turn::role).toArray(String[]::new))
                        .setParameter(4, turns.stream().map(Turn::text).toArray(String[]::new))
                        .setParameter(5, turns.stream().map(Turn::offsetSeconds).toArray(Double[]::new))
                        .executeUpdate());
    }
}
