package dev.parley.voice.conversation;

import dev.parley.model.id.PersonId;
import dev.parley.service.sql.Statements;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// What ElevenLabs still has to forget.
@ApplicationScoped
class VendorDeletionRepository {
    private static final String ADD = "INSERT INTO vendor_deletion (vendor_conversation, until) VALUES ($1, $2)";
    /// Of a conversation that is under way the vendor keeps something once it is over.
    private static final String ADD_ALL = """
            INSERT INTO vendor_deletion (vendor_conversation, until)
            SELECT ticket.vendor_conversation,
                CASE WHEN ticket.state IN ('used', 'refused') THEN greatest(CAST(?3 AS timestamptz), CAST(?4 AS timestamptz)) ELSE CAST(?3 AS timestamptz) END
            FROM ticket JOIN talk ON talk.id = ticket.talk_id
            WHERE talk.person_id = ?1 AND talk.requested_at <= ?2
            ON CONFLICT (vendor_conversation) DO UPDATE SET until = excluded.until""";
    private static final String TAKE_UP = """
            WITH taken AS (
                UPDATE vendor_deletion SET tried_at = ?1 WHERE vendor_conversation IN (
                    SELECT vendor_conversation FROM vendor_deletion
                    WHERE tried_at IS NULL OR tried_at < ?2
                    ORDER BY tried_at NULLS FIRST LIMIT ?3 FOR UPDATE SKIP LOCKED)
                RETURNING vendor_conversation, until)
            SELECT vendor_conversation, until FROM taken""";
    private static final String DONE = "DELETE FROM vendor_deletion WHERE vendor_conversation = $1";

    Uni<Void> add(String conversation, Instant until) {
        return Panache.getSession().call(session -> session.flush())
                .chain(() -> Statements.update(ADD, conversation, until.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /// All that the vendor has of a person's talks up to then.
    ///
    /// @param settled
    ///            when nobody can be talking any more
    Uni<Void> addAll(PersonId person, Instant until, Instant now, Instant settled) {
        return Panache.getSession()
                .call(session -> session.flush())
                .chain(session -> session.createNativeQuery(ADD_ALL)
                        .setParameter(1, person.value())
                        .setParameter(2, until)
                        .setParameter(3, now)
                        .setParameter(4, settled)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<List<Due>> takeUp(Instant now, Instant triedBefore, int atMost) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE_UP, Object[].class)
                        .setParameter(1, now)
                        .setParameter(2, triedBefore)
                        .setParameter(3, atMost)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Due((String) row[0], ((OffsetDateTime) row[1]).toInstant()))
                        .toList());
    }

    Uni<Void> done(String conversation) {
        return Statements.update(DONE, conversation).replaceWithVoid();
    }

    /// @param until
    ///            when there can be nothing more to come
    record Due(String conversation, Instant until) {}
}
