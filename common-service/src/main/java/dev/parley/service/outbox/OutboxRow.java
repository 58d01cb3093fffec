package dev.parley.service.outbox;

import static dev.parley.service.event.CloudEventHeaders.CONTENT_TYPE;
import static dev.parley.service.event.CloudEventHeaders.ID;
import static dev.parley.service.event.CloudEventHeaders.SOURCE;
import static dev.parley.service.event.CloudEventHeaders.SPEC_VERSION;
import static dev.parley.service.event.CloudEventHeaders.SUBJECT;
import static dev.parley.service.event.CloudEventHeaders.TIME;
import static dev.parley.service.event.CloudEventHeaders.TRACE_PARENT;
import static dev.parley.service.event.CloudEventHeaders.TYPE;

import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/// An event that waits for its way to Kafka.
record OutboxRow(long position, UUID eventId, String eventType, String topic, String key, Instant occurredAt,
        String payload, String traceParent, Instant appendedAt) {

    static OutboxRow of(Row row) {
        return new OutboxRow(row.getLong("position"), row.getUUID("event_id"), row.getString("event_type"),
                row.getString("topic"), row.getString("key"), row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("payload"), row.getString("traceparent"),
                row.getOffsetDateTime("appended_at").toInstant());
    }

    ProducerRecord<String, byte[]> toRecord(String source) {
        var record = new ProducerRecord<>(topic, key, bytes(payload));
        var headers = record.headers();
        headers.add(SPEC_VERSION, bytes("1.0"));
        headers.add(ID, bytes(eventId.toString()));
        headers.add(TYPE, bytes(eventType));
        headers.add(SOURCE, bytes("/parley/" + source));
        headers.add(SUBJECT, bytes(key));
        headers.add(TIME, bytes(occurredAt.toString()));
        headers.add(CONTENT_TYPE, bytes("application/json"));
        if (!traceParent.isEmpty()) {
            headers.add(TRACE_PARENT, bytes(traceParent));
        }
        return record;
    }

    @Override
    public String toString() {
        return "OutboxRow[position=" + position + ", eventType=" + eventType + "]";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
