package dev.parley.service.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.EventType;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

/// Where a change leaves the events it caused. They become visible with the change, or not at all.
@ApplicationScoped
public class Outbox {
    private static final String INSERT = """
            INSERT INTO outbox (event_id, event_type, topic, key, occurred_at, payload, traceparent)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)""";

    private final ObjectMapper json;

    Outbox(ObjectMapper json) {
        this.json = json;
    }

    /// Must be called inside a transaction; the database then decides its place among the events of its key.
    public Uni<Void> append(DomainEvent event) {
        var type = EventType.of(event);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter(1, UUID.randomUUID())
                        .setParameter(2, type.typeName())
                        .setParameter(3, type.topic())
                        .setParameter(4, event.key())
                        .setParameter(5, event.occurredAt())
                        .setParameter(6, write(event))
                        .setParameter(7, traceParent(Span.current().getSpanContext()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    public Uni<Void> append(List<? extends DomainEvent> events) {
        Uni<Void> appended = Uni.createFrom().voidItem();
        for (var event : events) {
            appended = appended.chain(() -> append(event));
        }
        return appended;
    }

    private String write(DomainEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A " + EventType.of(event) + " cannot be written as JSON", e);
        }
    }

    /// In the form of W3C Trace Context; empty where no trace is under way.
    private static String traceParent(SpanContext span) {
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex()
                : "";
    }
}
