package dev.parley.session.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.EventType;
import dev.parley.model.event.Vendor;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Facts that came before the session they are about. They wait for it, and are forgotten if it never comes.
@ApplicationScoped
class WaitingFacts {
    private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtext('waiting facts'), hashtext(?1))";
    private static final String KEEP = """
            INSERT INTO waiting_fact (vendor, conversation, session_id, event_type, data, arrived_at)
            SELECT ?1, ?2, ?3, ?4, ?5, CAST(?6 AS timestamptz) WHERE NOT EXISTS (
                SELECT FROM erased_session WHERE session_id = ?3 OR (vendor = ?1 AND vendor_conversation = ?2))""";
    private static final String CLAIM = """
            WITH claimed AS (DELETE FROM waiting_fact WHERE vendor = ?1 AND conversation = ?2 RETURNING id, event_type, data)
            SELECT event_type, data FROM claimed ORDER BY id""";
    private static final String IN_REACH = """
            WITH found AS (SELECT w.id FROM waiting_fact w
                           JOIN session s ON s.vendor = upper(w.vendor) AND s.vendor_conversation = w.conversation
                           WHERE w.session_id IS NULL AND w.arrived_at > ?1
                           ORDER BY w.id LIMIT ?2 FOR UPDATE OF w SKIP LOCKED),
                 claimed AS (DELETE FROM waiting_fact USING found WHERE waiting_fact.id = found.id
                             RETURNING waiting_fact.id, event_type, data)
            SELECT event_type, data FROM claimed ORDER BY id""";
    private static final String FORGET = "DELETE FROM waiting_fact WHERE arrived_at < ?1";

    private final ObjectMapper json;

    WaitingFacts(ObjectMapper json) {
        this.json = json;
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
                .chain(session -> session.createNativeQuery(CLAIM, Object[].class)
                        .setParameter(1, vendor.code())
                        .setParameter(2, conversation)
                        .getResultList())
                .map(this::read);
    }

    /// Those of whose conversation there is a session by now, though it did not claim them. They wait no longer. One
    /// that names another session waits on for that.
    Uni<List<ConversationFact>> inReach(Instant arrivedAfter, int atMost) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(IN_REACH, Object[].class)
                        .setParameter(1, arrivedAfter)
                        .setParameter(2, atMost)
                        .getResultList())
                .map(this::read);
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

    private List<ConversationFact> read(List<Object[]> rows) {
        return rows.stream().map(row -> read((String) row[0], (String) row[1])).toList();
    }

    private ConversationFact read(String typeName, String data) {
        var type = EventType.named(typeName).orElseThrow();
        try {
            return (ConversationFact) json.readValue(data, type.eventClass());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A waiting fact is no " + type, e);
        }
    }
}
