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
            INSERT INTO waiting_fact (vendor, conversation, event_type, data, arrived_at)
            SELECT ?1, ?2, ?3, ?4, CAST(?5 AS timestamptz) WHERE NOT EXISTS (
                SELECT FROM erased_session WHERE session_id = ?6 OR (vendor = ?1 AND vendor_conversation = ?2))""";
    private static final String CLAIM = """
            WITH claimed AS (DELETE FROM waiting_fact WHERE vendor = ?1 AND conversation = ?2 RETURNING id, event_type, data)
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
                        .setParameter(3, EventType.of(fact).typeName())
                        .setParameter(4, write(fact))
                        .setParameter(5, fact.from().learnedAt())
                        .setParameter(6, named == null ? null : named.value())
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
                .map(rows -> rows.stream().map(row -> read((String) row[0], (String) row[1])).toList());
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

    private ConversationFact read(String typeName, String data) {
        var type = EventType.named(typeName).orElseThrow();
        try {
            return (ConversationFact) json.readValue(data, type.eventClass());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A waiting fact is no " + type, e);
        }
    }
}
