package dev.parley.session.presence;

import dev.parley.model.event.Participant;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who was in a session. Joining and leaving may be told in any order and any number of times; of two times for one of
/// them the earlier is kept, and of two proofs for one time the lower number, so that the order makes no difference.
@ApplicationScoped
public class Presences {
    private static final String NOTE = """
            INSERT INTO presence AS known (session_id, sid, person_id, identity, role, %1$s_at, %1$s_delivery)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT (session_id, sid) DO UPDATE
            SET %1$s_at = excluded.%1$s_at, %1$s_delivery = excluded.%1$s_delivery
            WHERE known.%1$s_at IS NULL
               OR (excluded.%1$s_at, excluded.%1$s_delivery IS NULL, length(excluded.%1$s_delivery), excluded.%1$s_delivery)
                < (known.%1$s_at, known.%1$s_delivery IS NULL, length(known.%1$s_delivery), known.%1$s_delivery)""";
    private static final String JOINED = NOTE.formatted("joined");
    private static final String LEFT = NOTE.formatted("left");
    private static final String ATTENDANCE = """
            SELECT min(joined_at), (array_agg(joined_delivery ORDER BY joined_at, joined_delivery))[1],
                   CASE WHEN bool_and(left_at IS NOT NULL) THEN max(left_at) END,
                   CASE WHEN bool_and(left_at IS NOT NULL)
                        THEN (array_agg(left_delivery ORDER BY left_at DESC, left_delivery))[1] END
            FROM presence WHERE session_id = ?1 AND role = 'person' AND joined_at IS NOT NULL""";
    /// An attempt to connect that failed is no presence.
    private static final String OF_SESSION = """
            SELECT sid, identity, role, joined_at, left_at FROM presence
            WHERE session_id = ?1 AND joined_at IS NOT NULL ORDER BY joined_at, sid""";

    @WithTransaction
    public Uni<Void> joined(SessionId session, PersonId person, Participant who, Instant at,
            @Nullable String delivery) {
        return note(JOINED, session, person, who, at, delivery);
    }

    @WithTransaction
    public Uni<Void> left(SessionId session, PersonId person, Participant who, Instant at, @Nullable String delivery) {
        return note(LEFT, session, person, who, at, delivery);
    }

    @WithTransaction
    public Uni<Attendance> attendance(SessionId session) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(ATTENDANCE, Object[].class)
                        .setParameter(1, session.value())
                        .getSingleResult())
                .map(row -> new Attendance(instant(row[0]), (String) row[1], instant(row[2]), (String) row[3]));
    }

    /// In the order in which they came.
    @WithTransaction
    public Uni<List<Presence>> of(SessionId session) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(OF_SESSION, Object[].class)
                        .setParameter(1, session.value())
                        .getResultList())
                .map(rows -> rows.stream().map(Presences::presence).toList());
    }

    private static Presence presence(Object[] row) {
        return new Presence((String) row[0], (String) row[1], (String) row[2], ((OffsetDateTime) row[3]).toInstant(),
                Optional.ofNullable(instant(row[4])));
    }

    private static Uni<Void> note(String sql, SessionId session, PersonId person, Participant who, Instant at,
            @Nullable String delivery) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(sql)
                        .setParameter(1, session.value())
                        .setParameter(2, who.sid())
                        .setParameter(3, person.value())
                        .setParameter(4, who.identity())
                        .setParameter(5, who.kind().name().toLowerCase(Locale.ROOT))
                        .setParameter(6, at)
                        .setParameter(7, delivery)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return value == null ? null : ((OffsetDateTime) value).toInstant();
    }
}
