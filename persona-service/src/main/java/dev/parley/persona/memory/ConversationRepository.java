package dev.parley.persona.memory;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class ConversationRepository implements PanacheRepositoryBase<Conversation, Conversation.Key> {
    private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtext('conversation of ' || ?1), hashtext(?2))";
    private static final String NEWEST_FIRST = " order by startedAt desc, vendor, vendorConversation";
    /// The ends are found by the conversations, which this statement still sees.
    private static final String FORGET = """
            WITH gone AS (DELETE FROM conversation WHERE %s RETURNING vendor, vendor_conversation, session_id),
                 ends AS (DELETE FROM session_end WHERE session_id IN (SELECT session_id FROM gone))
            INSERT INTO forgotten_conversation (vendor, vendor_conversation, forgotten_at)
            SELECT vendor, vendor_conversation, CAST(?1 AS timestamptz) FROM gone
            ON CONFLICT DO NOTHING""";
    private static final String BEYOND_THE_NEWEST = """
            (vendor, vendor_conversation) IN (
                SELECT vendor, vendor_conversation FROM conversation WHERE person_id = ?2
                ORDER BY started_at DESC, vendor, vendor_conversation OFFSET ?3)""";
    private static final String KEEP_OUT = """
            INSERT INTO forgotten_conversation (vendor, vendor_conversation, forgotten_at) VALUES (?1, ?2, ?3)
            ON CONFLICT DO NOTHING""";
    private static final String IS_KEPT_OUT = """
            SELECT EXISTS (SELECT FROM forgotten_conversation WHERE vendor = ?1 AND vendor_conversation = ?2)""";
    private static final String FORGET_KEPT_OUT = "DELETE FROM forgotten_conversation WHERE forgotten_at < ?1";

    /// From here to the end of the transaction nobody else decides about this conversation: its transcript and its
    /// session may come at the same moment.
    Uni<Void> decideAlone(Conversation.Key key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ALONE, Object.class)
                        .setParameter(1, key.vendor().name())
                        .setParameter(2, key.vendorConversation())
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    /// Locked, so that it cannot be forgotten while something is added to it.
    Uni<Conversation> findForChange(Conversation.Key key) {
        return findById(key, LockModeType.PESSIMISTIC_WRITE);
    }

    Uni<List<Conversation>> of(PersonId person) {
        return list("personId = ?1" + NEWEST_FIRST, person.value());
    }

    /// Locked too: a transcript may be coming in just now.
    Uni<List<Conversation>> ofSessionForChange(SessionId session, PersonId person) {
        return find("sessionId = ?1 and personId = ?2" + NEWEST_FIRST, session.value(), person.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    Uni<Integer> forgetAll(PersonId person, Instant now) {
        return forget("person_id = ?2", now, person.value());
    }

    Uni<Integer> forgetSession(SessionId session, PersonId person, Instant now) {
        return forget("person_id = ?2 AND session_id = ?3", now, person.value(), session.value());
    }

    Uni<Integer> forgetBeyond(int newest, PersonId person, Instant now) {
        return forget(BEYOND_THE_NEWEST, now, person.value(), newest);
    }

    /// It never comes in, and what of it waited is gone.
    Uni<Void> keepOut(Conversation.Key key, Instant now) {
        return delete("vendor = ?1 and vendorConversation = ?2", key.vendor(), key.vendorConversation())
                .chain(() -> Panache.getSession())
                .chain(session -> session.createNativeQuery(KEEP_OUT)
                        .setParameter(1, key.vendor().name())
                        .setParameter(2, key.vendorConversation())
                        .setParameter(3, now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Boolean> isKeptOut(Conversation.Key key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(IS_KEPT_OUT, Boolean.class)
                        .setParameter(1, key.vendor().name())
                        .setParameter(2, key.vendorConversation())
                        .getSingleResult());
    }

    Uni<Long> forgetWaiting(Instant before) {
        return delete("personId is null and learnedAt < ?1", before);
    }

    Uni<Integer> forgetKeptOut(Instant before) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET_KEPT_OUT).setParameter(1, before).executeUpdate());
    }

    private static Uni<Integer> forget(String which, Instant now, Object... parameters) {
        return Panache.getSession()
                .call(session -> session.flush())
                .chain(session -> {
                    var statement = session.createNativeQuery(FORGET.formatted(which)).setParameter(1, now);
                    for (int i = 0; i < parameters.length; i++) {
                        statement.setParameter(i + 2, parameters[i]);
                    }
                    return statement.executeUpdate();
                });
    }
}
