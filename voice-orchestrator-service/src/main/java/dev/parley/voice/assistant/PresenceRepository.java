package dev.parley.voice.assistant;

import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Who is in a room. Joining and leaving may be told in either order.
@ApplicationScoped
class PresenceRepository {
    private static final String JOINED = """
            INSERT INTO presence (session_id, sid, person_id, joined_at) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (session_id, sid) DO UPDATE SET joined_at = excluded.joined_at""";
    private static final String LEFT = """
            INSERT INTO presence (session_id, sid, person_id, left_at) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (session_id, sid) DO UPDATE SET left_at = excluded.left_at""";
    private static final String EVER_CAME = "SELECT count(*) FROM presence WHERE session_id = ?1";
    private static final String PRESENT = EVER_CAME + " AND left_at IS NULL";

    Uni<Void> joined(VoiceSession session, String sid, Instant at) {
        return note(JOINED, session, sid, at);
    }

    Uni<Void> left(VoiceSession session, String sid, Instant at) {
        return note(LEFT, session, sid, at);
    }

    Uni<Long> present(SessionId session) {
        return count(PRESENT, session);
    }

    Uni<Long> everCame(SessionId session) {
        return count(EVER_CAME, session);
    }

    private static Uni<Long> count(String sql, SessionId session) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(sql, Long.class)
                        .setParameter(1, session.value())
                        .getSingleResult());
    }

    private static Uni<Void> note(String sql, VoiceSession session, String sid, Instant at) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(sql)
                        .setParameter(1, session.id().value())
                        .setParameter(2, sid)
                        .setParameter(3, session.person().value())
                        .setParameter(4, at)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
