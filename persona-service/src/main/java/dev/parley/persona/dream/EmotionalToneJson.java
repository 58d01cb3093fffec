package dev.parley.persona.dream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// How an emotional tone is stored, whatever the settings of the service's own mapper.
@Converter
@Immutable
class EmotionalToneJson implements AttributeConverter<@Nullable EmotionalTone, @Nullable String> {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable EmotionalTone tone) {
        try {
            return tone == null ? null : JSON.writeValueAsString(tone);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An emotional tone cannot be written as JSON", e);
        }
    }

    @Override
    public @Nullable EmotionalTone convertToEntityAttribute(@Nullable String stored) {
        try {
            return stored == null ? null : JSON.readValue(stored, EmotionalTone.class);
        } catch (JsonProcessingException _) {
            // The parser quotes what it read, and that is private.
            throw new IllegalStateException("A stored emotional tone cannot be read");
        }
    }
}
