package dev.parley.persona.context;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/// JSON that holds what is private. Parser and writer quote what they were at, so what they say goes no further.
@ApplicationScoped
class PrivateJson {
    private final ObjectMapper json;

    PrivateJson(ObjectMapper json) {
        this.json = json;
    }

    <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException _) {
            throw new IllegalStateException("A " + type.getSimpleName() + " cannot be read");
        }
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException _) {
            throw new IllegalStateException("A " + value.getClass().getSimpleName() + " cannot be written");
        }
    }
}
