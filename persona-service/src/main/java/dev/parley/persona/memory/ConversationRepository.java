package dev.parley.persona.memory;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.service.acting.ActingFunctions;
import dev.parley.service.event.ReceivedEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// Sessions are heard of in functions of the database, of `db/migration/R__session_events.sql`; transcripts and what
/// people want forgotten, here.
@ApplicationScoped
class ConversationRepository implements PanacheRepositoryBase<Conversation, Conversation.Key> {
    private static final String ALONE = "SELECT decide_alone_on(?1, ?2)";
    private static final String NEWEST_FIRST = " order by startedAt desc, vendor, vendorConversation";
    /// The ends are found by the conversations, which this statement still sees.
    private static final String FORGET = """
            WITH gone AS (DELETE FROM conversation WHERE %s RETURNING vendor, vendor_conversation, session_id),
                 ends AS (DELETE FROM session_end WHERE session_id IN (SELECT session_id FROM gone))
            INSERT INTO forgotten_conversation (vendor, vendor_conversation, forgotten_at)
            SELECT vendor, vendor_conversation, CAST(?1 AS timestamptz) FROM gone
            ON CONFLICT DO NOTHING""";
    private static final String IS_KEPT_OUT = """
            SELECT EXISTS (SELECT FROM forgotten_conversation WHERE vendor = ?1 AND vendor_conversation = ?2)""";
    private static final String FORGET_ENDS = """
            DELETE FROM session_end e WHERE e.learned_at < ?1
            AND NOT EXISTS (SELECT FROM conversation c WHERE c.session_id = e.session_id)""";
    private static final String FORGET_KEPT_OUT = "DELETE FROM forgotten_conversation WHERE forgotten_at < ?1";

    private final ActingFunctions functions;

    ConversationRepository(ActingFunctions functions) {
        this.functions = functions;
    }

    /// A statement of its own, however many they are: nothing may be around it.
    Uni<Void> hear(List<ReceivedEvent> events, int newest, Instant now) {
        return functions.call("hear", ReceivedEvent.document(events), newest, now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

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

    Uni<Integer> forgetAll(PersonId person, Instant now) {
        return forget("person_id = ?2", now, person.value());
    }

    Uni<Integer> forgetSession(SessionId session, PersonId person, Instant now) {
        return forget("person_id = ?2 AND session_id = ?3", now, person.value(), session.value());
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

    Uni<Integer> forgetEndsOfNoConversation(Instant before) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET_ENDS).setParameter(1, before).executeUpdate());
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
