package dev.parley.session.recording;

import dev.parley.model.event.ConversationFact.RecordingReady;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Where a session's recordings lie: the reference, not the recording.
@ApplicationScoped
public class Recordings {
    private static final String INSERT = """
            INSERT INTO recording (session_id, person_id, location, recorded_at, lasted_seconds, delivery)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (session_id, md5(location)) DO NOTHING""";

    /// Whether it was new.
    @WithTransaction
    public Uni<Boolean> store(SessionId session, PersonId person, RecordingReady recording) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(INSERT)
                        .setParameter(1, session.value())
                        .setParameter(2, person.value())
                        .setParameter(3, recording.location())
                        .setParameter(4, recording.occurredAt())
                        .setParameter(5, recording.lastedSeconds())
                        .setParameter(6, recording.from().delivery())
                        .executeUpdate())
                .map(stored -> stored == 1);
    }
}
