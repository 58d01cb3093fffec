package dev.parley.service.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.EventType;
import dev.parley.service.sql.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// Where a change leaves the events it caused. They become visible with the change, or not at all.
@ApplicationScoped
public class Outbox {
    private static final String INSERT = """
            INSERT INTO outbox (event_id, event_type, topic, key, occurred_at, payload, traceparent)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";

    private final Pool pool;
    private final ObjectMapper json;

    Outbox(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /// Must be called inside a transaction; the database then decides its place among the events of its key.
    public Uni<Void> append(DomainEvent event) {
        return Statements.update(INSERT, row(event)).replaceWithVoid();
    }

    /// For an event that no change goes with: a transaction of its own, in one round trip.
    public Uni<Void> appendAlone(DomainEvent event) {
        return pool.preparedQuery(INSERT).execute(Tuple.from(row(event))).replaceWithVoid();
    }

    public Uni<Void> append(List<? extends DomainEvent> events) {
        Uni<Void> appended = Uni.createFrom().voidItem();
        for (var event : events) {
            appended = appended.chain(() -> append(event));
        }
        return appended;
    }

    private Object[] row(DomainEvent event) {
        var type = EventType.of(event);
        return new Object[]{UUID.randomUUID(), type.typeName(), type.topic(), event.key(),
                event.occurredAt().atOffset(ZoneOffset.UTC), write(event), TraceParent.current()};
    }

    private String write(DomainEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A " + EventType.of(event) + " cannot be written as JSON", e);
        }
    }
}
