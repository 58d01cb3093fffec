package dev.parley.sandbox.tavus.api;

import dev.parley.sandbox.tavus.callbacks.CallbackEvent;
import dev.parley.sandbox.tavus.callbacks.TavusTime;
import dev.parley.sandbox.tavus.settings.TavusConfig.EventLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An event in a verbose conversation.
record EventView(String eventType, String timestamp, Map<String, Object> properties) {

    static List<EventView> all(List<CallbackEvent> events, EventLog log) {
        var views = events.stream().map(EventView::of).toList();
        return switch (log) {
            case AS_TOLD -> views;
            case AS_IN_SPEC -> asInSpec(views);
        };
    }

    private static EventView of(CallbackEvent event) {
        return new EventView(event.type(), TavusTime.format(event.at()), event.properties());
    }

    /// The callbacks of an end come in the other order, and call the reason otherwise.
    private static List<EventView> asInSpec(List<EventView> views) {
        var respelt = new ArrayList<>(views.stream().map(EventView::withReason).toList());
        for (var i = 1; i < respelt.size(); i++) {
            if (respelt.get(i).eventType.equals("application.transcription_ready")) {
                Collections.swap(respelt, i - 1, i);
            }
        }
        return respelt;
    }

    private EventView withReason() {
        var respelt = new LinkedHashMap<String, Object>();
        properties.forEach((name, value) -> respelt.put(name.equals("shutdown_reason") ? "reason" : name, value));
        return new EventView(eventType, timestamp, respelt);
    }
}
