package dev.parley.service.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.EventType;
import java.util.List;

/// An event as it came.
///
/// @param data
///            the words it came in, JSON
/// @param traceParent
///            the trace that it belongs to; empty where there is none
public record ReceivedEvent(String id, EventType type, DomainEvent event, String data, String traceParent) {

    /// As functions of the database take them: a JSON array of their `id`, `type`, `trace` and `data`.
    public static String document(List<ReceivedEvent> events) {
        var document = JsonNodeFactory.instance.arrayNode(events.size());
        for (var each : events) {
            document.addObject().put("id", each.id()).put("type", each.type().typeName())
                    .put("trace", each.traceParent()).putRawValue("data", new RawValue(each.data()));
        }
        return document.toString();
    }

    /// The data may be what somebody said.
    @Override
    public String toString() {
        return "ReceivedEvent[id=" + id + ", type=" + type + "]";
    }
}
