package dev.parley.service.event;

import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.EventType;

/// An event as it came.
///
/// @param data
///            the words it came in, JSON
/// @param traceParent
///            the trace that it belongs to; empty where there is none
public record ReceivedEvent(String id, EventType type, DomainEvent event, String data, String traceParent) {

    /// The data may be what somebody said.
    @Override
    public String toString() {
        return "ReceivedEvent[id=" + id + ", type=" + type + "]";
    }
}
