package dev.parley.sandbox.tavus.callbacks;

import java.time.Instant;
import java.util.Map;

/// Something a conversation tells its callback address, and keeps in its log.
public record CallbackEvent(String type, Instant at, Map<String, Object> properties) {
    /// `system` or `application`: the word before the dot.
    String messageType() {
        return type.substring(0, type.indexOf('.'));
    }
}
