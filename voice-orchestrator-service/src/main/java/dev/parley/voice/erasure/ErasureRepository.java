package dev.parley.voice.erasure;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/// What is erased, in SQL: whole tables at a time, however much somebody has talked.
@ApplicationScoped
class ErasureRepository {
    private static final String LIVING = """
            SELECT id FROM voice_session
            WHERE person_id = ?1 AND requested_at <= ?2 AND state IN ('requested', 'active') ORDER BY id""";
    private static final String REMEMBER_ROOMS = """
            INSERT INTO erased_room (room, erased_at)
            SELECT id, CAST(?3 AS timestamptz) FROM voice_session
            WHERE person_id = ?1 AND requested_at <= ?2 AND room_due""";
    /// Whatever else there is of a session refers to it and goes with it.
    private static final List<String> ERASE = List.of(
            "DELETE FROM voice_session WHERE person_id = ?1 AND requested_at <= ?2",
            "DELETE FROM idempotency_key WHERE person_id = ?1 AND claimed_at <= ?2",
            "DELETE FROM capacity_lease WHERE person_id = ?1 AND taken_at <= ?2",
            "DELETE FROM capacity_place WHERE person_id = ?1 AND joined_at <= ?2");
    private static final String TAKE_UP = """
            WITH taken AS (
                UPDATE erased_room SET tried_at = ?1 WHERE room IN (
                    SELECT room FROM erased_room ORDER BY tried_at NULLS FIRST LIMIT ?2 FOR UPDATE SKIP LOCKED)
                RETURNING room, erased_at)
            SELECT room, erased_at FROM taken""";
    private static final String FORGET = "DELETE FROM erased_room WHERE room = ?1";

    Uni<List<SessionId>> living(PersonId person, Instant until) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LIVING, String.class)
                        .setParameter(1, person.value())
                        .setParameter(2, until)
                        .getResultList())
                .map(ids -> ids.stream().map(SessionId::new).toList());
    }

    Uni<Void> erase(PersonId person, Instant until, Instant now) {
        return Panache.getSession()
                .call(session -> session.flush())
                .call(session -> session.createNativeQuery(REMEMBER_ROOMS)
                        .setParameter(1, person.value())
                        .setParameter(2, until)
                        .setParameter(3, now)
                        .executeUpdate())
                .chain(() -> eraseRows(person, until));
    }

    Uni<List<ErasedRoom>> takeUp(Instant now, int atMost) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE_UP, Object[].class)
                        .setParameter(1, now)
                        .setParameter(2, atMost)
                        .getResultList())
                .map(rows -> rows.stream().map(row -> new ErasedRoom(new SessionId((String) row[0]),
                        ((OffsetDateTime) row[1]).toInstant())).toList());
    }

    Uni<Void> forget(ErasedRoom room) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter(1, room.session().value())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Void> eraseRows(PersonId person, Instant until) {
        Uni<Void> erased = Uni.createFrom().voidItem();
        for (var statement : ERASE) {
            erased = erased.chain(Panache::getSession)
                    .chain(session -> session.createNativeQuery(statement)
                            .setParameter(1, person.value())
                            .setParameter(2, until)
                            .executeUpdate())
                    .replaceWithVoid();
        }
        return erased;
    }
}
