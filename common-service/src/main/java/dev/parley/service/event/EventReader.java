package dev.parley.service.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.EventType;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/// Reads an event from the record that it came in.
@ApplicationScoped
class EventReader {
    private final ObjectMapper json;

    EventReader(ObjectMapper json) {
        this.json = json;
    }

    /// Empty for an event of a newer release, which is none of this consumer's business yet.
    Optional<ReceivedEvent> read(Headers headers, byte[] data) {
        var id = CloudEventHeaders.text(headers, CloudEventHeaders.ID);
        var typeName = CloudEventHeaders.text(headers, CloudEventHeaders.TYPE);
        if (id == null || typeName == null) {
            throw new Unreadable("The record has no ce_id or no ce_type");
        }
        var type = EventType.named(typeName);
        if (type.isEmpty()) {
            Log.debugf("Event of an unknown type passed over eventId=%s", id);
            return Optional.empty();
        }
        var trace = CloudEventHeaders.text(headers, CloudEventHeaders.TRACE_PARENT);
        return Optional.of(new ReceivedEvent(id, type.get(), event(type.get(), data),
                new String(data, StandardCharsets.UTF_8), Objects.requireNonNullElse(trace, "")));
    }

    private DomainEvent event(EventType type, byte[] data) {
        try {
            DomainEvent event = json.readValue(data, type.eventClass());
            if (event == null) {
                throw new Unreadable("The data is null, not a " + type.typeName());
            }
            return event;
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable("The data is not a " + type.typeName() + ": " + where(e));
        }
    }

    /// The parser's own words quote the data, which may be what somebody said; where it stopped is enough.
    private static String where(Exception e) {
        var kind = e.getClass().getSimpleName();
        return e instanceof JsonProcessingException at && at.getLocation() != null
                ? kind + " at line " + at.getLocation().getLineNr() + ", column " + at.getLocation().getColumnNr()
                : kind;
    }
}
