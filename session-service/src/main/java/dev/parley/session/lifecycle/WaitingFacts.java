package dev.parley.session.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.EventType;
import dev.parley.model.event.Vendor;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Facts that came before the session they are about. They wait for it, and are forgotten if it never comes.
@ApplicationScoped
class WaitingFacts {
    private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtext('waiting facts'), hashtext(?1))";
    private static final String KEEP = """
            INSERT INTO waiting_fact (vendor, conversation, session_id, event_type, data, arrived_at)
            SELECT ?1, ?2, ?3, ?4, ?5, CAST(?6 AS timestamptz) WHERE NOT EXISTS (
                SELECT FROM erased_session WHERE session_id = ?3 OR (vendor = ?1 AND vendor_conversation = ?2))""";
    private static final String LOCK_OF_CONVERSATION = """
            SELECT id, event_type, data FROM waiting_fact
            WHERE vendor = ?1 AND conversation = ?2 AND set_aside_at IS NULL ORDER BY id FOR UPDATE""";
    private static final String IN_REACH = """
            SELECT w.id FROM waiting_fact w JOIN session s ON s.vendor = upper(w.vendor)
                AND s.vendor_conversation = w.conversation
            WHERE w.session_id IS NULL AND w.arrived_at > ?1 AND w.set_aside_at IS NULL ORDER BY w.id LIMIT ?2""";
    private static final String LOCK = """
            SELECT id, event_type, data FROM waiting_fact WHERE id = ?1 AND set_aside_at IS NULL
            FOR UPDATE SKIP LOCKED""";
    private static final String REMOVE = "DELETE FROM waiting_fact WHERE id = ANY (?1)";
    private static final String SET_ASIDE = "UPDATE waiting_fact SET set_aside_at = ?2 WHERE id = ANY (?1)";
    private static final String FORGET = "DELETE FROM waiting_fact WHERE arrived_at < ?1 AND set_aside_at IS NULL";

    private final ObjectMapper json;
    private final Clock clock;

    WaitingFacts(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /// From here to the end of the transaction nobody else decides about this conversation: a fact cannot be put away
    /// while its session is just coming in.
    Uni<Void> decideAlone(String conversation) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ALONE, Object.class)
                        .setParameter(1, conversation)
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    /// Unless its session was erased, and will not come again.
    Uni<Void> keep(ConversationFact fact) {
        var named = fact.from().session();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter(1, fact.from().vendor().code())
                        .setParameter(2, fact.from().conversation())
                        .setParameter(3, named == null ? null : named.value())
                        .setParameter(4, EventType.of(fact).typeName())
                        .setParameter(5, write(fact))
                        .setParameter(6, fact.from().learnedAt())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /// In the order in which they came; they wait no longer.
    Uni<List<ConversationFact>> claim(Vendor vendor, String conversation) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK_OF_CONVERSATION, Object[].class)
                        .setParameter(1, vendor.code())
                        .setParameter(2, conversation)
                        .getResultList())
                .chain(this::take);
    }

    /// Those of whose conversation there is a session by now, though it did not claim them. One that names another
    /// session waits on for that.
    Uni<List<Long>> inReach(Instant arrivedAfter, int atMost) {
        return Panache.getSession().chain(session -> session.createNativeQuery(IN_REACH, Long.class)
                .setParameter(1, arrivedAfter)
                .setParameter(2, atMost)
                .getResultList());
    }

    /// It waits no longer. Empty if somebody else has it, or it cannot be read.
    Uni<List<ConversationFact>> claim(long id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Object[].class)
                        .setParameter(1, id)
                        .getResultList())
                .chain(this::take);
    }

    Uni<Integer> forget(Instant before) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET).setParameter(1, before).executeUpdate());
    }

    private String write(ConversationFact fact) {
        try {
            return json.writeValueAsString(fact);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A " + EventType.of(fact) + " cannot be written as JSON", e);
        }
    }

    /// What cannot be read is set aside, for somebody to look at, and holds up nothing else.
    private Uni<List<ConversationFact>> take(List<Object[]> rows) {
        var facts = new ArrayList<ConversationFact>();
        var taken = new ArrayList<Long>();
        var unreadable = new ArrayList<Long>();
        for (var row : rows) {
            var fact = read((Long) row[0], (String) row[1], (String) row[2]);
            fact.ifPresent(facts::add);
            (fact.isPresent() ? taken : unreadable).add((Long) row[0]);
        }
        return remove(taken).chain(() -> setAside(unreadable)).replaceWith(facts);
    }

    private static Uni<Void> remove(List<Long> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REMOVE)
                        .setParameter(1, ids.toArray(Long[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Void> setAside(List<Long> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SET_ASIDE)
                        .setParameter(1, ids.toArray(Long[]::new))
                        .setParameter(2, clock.instant())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /// What is wrong with it is not told, as that may repeat what somebody said.
    private Optional<ConversationFact> read(long id, String typeName, String data) {
        var type = EventType.named(typeName)
                .filter(known -> ConversationFact.class.isAssignableFrom(known.eventClass()));
        if (type.isEmpty()) {
            Log.errorf("A waiting fact is of no known type and set aside factId=%d type=%s", id, typeName);
            return Optional.empty();
        }
        try {
            return Optional.ofNullable((ConversationFact) json.readValue(data, type.get().eventClass()));
        } catch (JsonProcessingException e) {
            Log.errorf("A waiting fact cannot be read and is set aside factId=%d type=%s reason=%s", id, typeName,
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
