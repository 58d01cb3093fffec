package dev.parley.session.perception;

import dev.parley.model.event.ConversationFact.PerceptionReady;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// What the AI saw of the person. The vendor's last word counts, whichever came first.
@ApplicationScoped
public class Perceptions {
    private static final String STORE = """
            INSERT INTO perception AS known (session_id, person_id, analysis, perceived_at) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (session_id) DO UPDATE
            SET analysis = excluded.analysis, perceived_at = excluded.perceived_at
            WHERE (excluded.perceived_at, excluded.analysis) > (known.perceived_at, known.analysis)""";

    @WithTransaction
    public Uni<Void> store(SessionId session, PersonId person, PerceptionReady perception) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(STORE)
                        .setParameter(1, session.value())
                        .setParameter(2, person.value())
                        .setParameter(3, perception.analysis())
                        .setParameter(4, perception.occurredAt())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
