package dev.parley.session.erasure;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.service.paging.Cursor;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import dev.parley.service.platform.Sha256;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// What is erased, in SQL: whole tables at a time, however much somebody has talked.
@ApplicationScoped
class ErasureRepository {
    private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtext('person'), hashtext(?1))";
    private static final String COVERS = """
            SELECT EXISTS (SELECT FROM erasure_receipt WHERE person_digest = ?1 AND asked_at >= ?2)""";
    private static final String LIVING = """
            SELECT id, state = 'active' FROM session
            WHERE person_id = ?1 AND requested_at <= ?2 AND state IN ('requested', 'active')
            ORDER BY id""";
    /// The same erasure may come twice, under another event's id.
    private static final String LEAVE_RECEIPT = """
            INSERT INTO erasure_receipt AS receipt (person_digest, asked_at, erased_at, sessions, turns)
            SELECT ?1, CAST(?2 AS timestamptz), CAST(?3 AS timestamptz), count(*), (
                SELECT count(*) FROM transcript_turn turn JOIN session said ON said.id = turn.session_id
                WHERE said.person_id = ?4 AND said.requested_at <= ?2)
            FROM session WHERE person_id = ?4 AND requested_at <= ?2
            ON CONFLICT (person_digest, asked_at) DO UPDATE
            SET sessions = receipt.sessions + excluded.sessions, turns = receipt.turns + excluded.turns
            RETURNING id""";
    /// Only Tavus keeps conversations of ours that we can have deleted, and only where there was one or may be: the
    /// session's own, and one that it has left behind there.
    private static final String REMEMBER = """
            WITH remembered AS (
                INSERT INTO erased_session (session_id, receipt_id, vendor, vendor_conversation, erased_at, deletion_due)
                SELECT id, CAST(?3 AS bigint), lower(vendor), vendor_conversation, CAST(?4 AS timestamptz),
                    vendor = 'TAVUS' AND (vendor_conversation IS NOT NULL OR vendor_end_due)
                FROM session WHERE person_id = ?1 AND requested_at <= ?2
                UNION ALL
                SELECT gone_on.id, CAST(?3 AS bigint), lower(behind.vendor), NULL, CAST(?4 AS timestamptz), true
                FROM session gone_on JOIN left_behind behind ON behind.session_id = gone_on.id
                WHERE gone_on.person_id = ?1 AND gone_on.requested_at <= ?2 AND behind.vendor = 'TAVUS'
                RETURNING deletion_due),
            due AS (SELECT count(*) AS conversations FROM remembered WHERE deletion_due)
            UPDATE erasure_receipt receipt SET conversations = receipt.conversations + due.conversations,
                done_at = CASE WHEN due.conversations = 0 THEN receipt.done_at END
            FROM due WHERE receipt.id = ?3""";
    /// Whatever else there is of a session refers to it and goes with it.
    private static final List<String> ERASE = List.of(
            "DELETE FROM session WHERE person_id = ?1 AND requested_at <= ?2",
            "DELETE FROM idempotency_key WHERE person_id = ?1 AND claimed_at <= ?2");
    private static final String SWEEP_WAITING_FACTS = """
            DELETE FROM waiting_fact fact USING erased_session erased
            WHERE fact.session_id = erased.session_id
               OR (fact.vendor = erased.vendor AND fact.conversation = erased.vendor_conversation)""";
    private static final String TAKE_UP = """
            WITH taken AS (
                UPDATE erased_session SET tried_at = ?2 WHERE id IN (
                    SELECT id FROM erased_session
                    WHERE deletion_due AND (tried_at IS NULL OR tried_at < ?1)
                    ORDER BY tried_at NULLS FIRST LIMIT ?3 FOR UPDATE SKIP LOCKED)
                RETURNING id, session_id, vendor_conversation, erased_at)
            SELECT id, session_id, vendor_conversation, erased_at FROM taken""";
    /// Locked, so that of the last two conversations that are deleted at once one finds that it was the last.
    private static final String RECEIPT_OF = """
            SELECT id FROM erasure_receipt WHERE id = (SELECT receipt_id FROM erased_session WHERE id = ?1)
            FOR UPDATE""";
    /// One that was found at the vendor and not known before; late news of it is kept out as of the others.
    private static final String FOUND = """
            INSERT INTO erased_session (session_id, receipt_id, vendor, vendor_conversation, erased_at, deletion_due)
            SELECT session_id, receipt_id, vendor, ?2, erased_at, false FROM erased_session sought
            WHERE id = ?1 AND NOT EXISTS (SELECT FROM erased_session known WHERE known.session_id = sought.session_id
                AND known.vendor = sought.vendor AND known.vendor_conversation = ?2)""";
    private static final String DELETED = "UPDATE erased_session SET deletion_due = false WHERE id = ?1";
    private static final String FINISH = """
            UPDATE erasure_receipt SET done_at = coalesce(done_at, ?2) WHERE id = ?1 AND NOT EXISTS (
                SELECT FROM erased_session WHERE receipt_id = ?1 AND deletion_due)""";
    private static final String FORGET = "DELETE FROM erased_session WHERE NOT deletion_due AND erased_at < ?1";
    private static final String RECEIPTS = """
            SELECT person_digest, asked_at, erased_at, sessions, turns, conversations, (
                SELECT count(*) FROM erased_session WHERE receipt_id = receipt.id AND deletion_due), done_at
            FROM erasure_receipt receipt""";
    private static final String OF_PERSON = RECEIPTS + " WHERE person_digest = ?1 ORDER BY asked_at DESC";
    private static final String PAGE = RECEIPTS + """
             WHERE (NOT CAST(?1 AS boolean) OR done_at IS NULL) AND (asked_at, person_digest) < (?2, ?3)
            ORDER BY asked_at DESC, person_digest DESC LIMIT ?4""";
    private static final Cursor BEFORE_ALL = new Cursor(Instant.parse("9999-12-31T23:59:59Z"), "~");

    /// From here to the end of the transaction nobody else decides about what there is of this person.
    Uni<Void> workAloneOn(PersonId person) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ALONE, Object.class)
                        .setParameter(1, person.value())
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    Uni<Boolean> covers(PersonId person, Instant at) {
        return Panache.getSession().chain(session -> session.createNativeQuery(COVERS, Boolean.class)
                .setParameter(1, digest(person))
                .setParameter(2, at)
                .getSingleResult());
    }

    Uni<List<Living>> living(PersonId person, Instant until) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LIVING, Object[].class)
                        .setParameter(1, person.value())
                        .setParameter(2, until)
                        .getResultList())
                .map(rows -> rows.stream().map(row -> new Living((String) row[0], (Boolean) row[1])).toList());
    }

    /// Returns the receipt's id.
    Uni<Long> leaveReceipt(PersonId person, Instant until, Instant now) {
        return Panache.getSession()
                .call(session -> session.flush())
                .chain(session -> session.createNativeQuery(LEAVE_RECEIPT, Long.class)
                        .setParameter(1, digest(person))
                        .setParameter(2, until)
                        .setParameter(3, now)
                        .setParameter(4, person.value())
                        .getSingleResult());
    }

    Uni<Void> erase(PersonId person, Instant until, long receipt, Instant now) {
        return Panache.getSession()
                .call(session -> session.createNativeQuery(REMEMBER)
                        .setParameter(1, person.value())
                        .setParameter(2, until)
                        .setParameter(3, receipt)
                        .setParameter(4, now)
                        .executeUpdate())
                .chain(() -> sweepWaitingFacts())
                .chain(() -> eraseRows(person, until));
    }

    Uni<Void> sweepWaitingFacts() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SWEEP_WAITING_FACTS).executeUpdate())
                .replaceWithVoid();
    }

    Uni<List<ErasedConversation>> takeUp(Instant triedBefore, Instant now, int atMost) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE_UP, Object[].class)
                        .setParameter(1, triedBefore)
                        .setParameter(2, now)
                        .setParameter(3, atMost)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new ErasedConversation((Long) row[0], new SessionId((String) row[1]),
                                Optional.ofNullable((String) row[2]), instant(row[3])))
                        .toList());
    }

    Uni<Long> receiptOf(ErasedConversation erased) {
        return Panache.getSession().chain(session -> session.createNativeQuery(RECEIPT_OF, Long.class)
                .setParameter(1, erased.id())
                .getSingleResult());
    }

    Uni<Void> found(ErasedConversation sought, String conversation) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FOUND)
                        .setParameter(1, sought.id())
                        .setParameter(2, conversation)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> deletedAtVendor(ErasedConversation erased) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DELETED).setParameter(1, erased.id()).executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> finishIfNothingIsDue(long receipt, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FINISH)
                        .setParameter(1, receipt)
                        .setParameter(2, now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> forget(Instant erasedBefore) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET).setParameter(1, erasedBefore).executeUpdate())
                .replaceWithVoid();
    }

    Uni<List<Receipt>> receiptsOf(PersonId person) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_PERSON, Object[].class)
                        .setParameter(1, digest(person))
                        .getResultList())
                .map(rows -> rows.stream().map(ErasureRepository::receipt).toList());
    }

    Uni<Page<Receipt>> receipts(boolean outstandingOnly, PageRequest page) {
        var after = page.after().orElse(BEFORE_ALL);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PAGE, Object[].class)
                        .setParameter(1, outstandingOnly)
                        .setParameter(2, after.instant())
                        .setParameter(3, after.id())
                        .setParameter(4, page.oneMore())
                        .getResultList())
                .map(rows -> rows.stream().map(ErasureRepository::receipt).toList())
                .map(found -> Page.of(page, found, last -> new Cursor(last.askedAt(), last.personDigest())));
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

    private static Receipt receipt(Object[] row) {
        return new Receipt((String) row[0], instant(row[1]), instant(row[2]), (Integer) row[3], (Integer) row[4],
                (Integer) row[5], ((Long) row[6]).intValue(),
                Optional.ofNullable(row[7]).map(ErasureRepository::instant));
    }

    private static String digest(PersonId person) {
        return Sha256.hex(person.value());
    }

    private static Instant instant(Object column) {
        return ((OffsetDateTime) column).toInstant();
    }

    /// A session that has not come to its end.
    record Living(String id, boolean isActive) {}
}
