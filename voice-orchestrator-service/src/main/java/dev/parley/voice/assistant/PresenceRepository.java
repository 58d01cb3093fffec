package dev.parley.voice.assistant;

import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Who is in a room. Joining and leaving may be told in either order. Whoever only ever left did not get in: a
/// connection that was given up is no presence.
@ApplicationScoped
class PresenceRepository {
    private static final String HAS_LEFT = "\nRETURNING CASE WHEN joined_at IS NOT NULL AND NOT replaced THEN left_at END";
    private static final String JOINED = """
            INSERT INTO presence (session_id, sid, person_id, joined_at) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (session_id, sid) DO UPDATE SET joined_at = excluded.joined_at""" + HAS_LEFT;
    private static final String LEFT = """
            INSERT INTO presence AS known (session_id, sid, person_id, joined_at, left_at, replaced)
            VALUES (?1, ?2, ?3, CAST(?4 AS timestamptz), ?5, ?6)
            ON CONFLICT (session_id, sid) DO UPDATE SET joined_at = coalesce(known.joined_at, excluded.joined_at),
                left_at = excluded.left_at, replaced = excluded.replaced""" + HAS_LEFT;
    private static final String EVER_CAME = """
            SELECT count(*) FROM presence WHERE session_id = ?1 AND joined_at IS NOT NULL""";
    private static final String LAST_LEFT = """
            SELECT count(*) FILTER (WHERE left_at IS NULL), max(left_at)
            FROM presence WHERE session_id = ?1 AND joined_at IS NOT NULL""";
    private static final String PRESENT = EVER_CAME + " AND left_at IS NULL";

    /// Gives when they left again, if they have.
    Uni<Optional<Instant>> joined(VoiceSession session, String sid, Instant at) {
        return Panache.getSession()
                .chain(hibernate -> about(session, sid, hibernate.createNativeQuery(JOINED, OffsetDateTime.class))
                        .setParameter(4, at)
                        .getSingleResult())
                .map(PresenceRepository::moment);
    }

    /// Gives when they left, if they were there, and have not joined again.
    Uni<Optional<Instant>> left(VoiceSession session, Leave leave) {
        return Panache.getSession()
                .chain(hibernate -> about(session, leave.sid(), hibernate.createNativeQuery(LEFT, OffsetDateTime.class))
                        .setParameter(4, leave.joinedAt().orElse(null))
                        .setParameter(5, leave.at())
                        .setParameter(6, leave.isReplaced())
                        .getSingleResult())
                .map(PresenceRepository::moment);
    }

    Uni<Long> present(SessionId session) {
        return count(PRESENT, session);
    }

    /// Who is there, and when the last of those who have gone left.
    Uni<People> lastLeft(SessionId session) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(LAST_LEFT, Object[].class)
                        .setParameter(1, session.value())
                        .getSingleResult())
                .map(row -> new People(((Number) row[0]).longValue(), moment((OffsetDateTime) row[1])));
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

    private static <T> Mutiny.SelectionQuery<T> about(VoiceSession session, String sid,
            Mutiny.SelectionQuery<T> query) {
        return query.setParameter(1, session.id().value())
                .setParameter(2, sid)
                .setParameter(3, session.person().value());
    }

    private static Optional<Instant> moment(@Nullable OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    record People(long present, Optional<Instant> lastLeft) {}

    /// @param joinedAt
    ///            where the news of leaving tells it, so that the news of joining may be lost
    /// @param isReplaced
    ///            whether the same person came in again, which put this presence out
    record Leave(String sid, Optional<Instant> joinedAt, Instant at, boolean isReplaced) {}
}
