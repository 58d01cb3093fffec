package dev.parley.persona.authoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.service.platform.Sha256;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/// How a content is stored: as the very text that its digest is of. The mapper is one of its own, so that no setting
/// of the service can change what was signed. A value is never changed in place, or Hibernate would write and read each
/// once more to see whether it was.
@Converter
@Immutable
class PersonaContentJson implements AttributeConverter<PersonaContent, String> {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    static String digest(PersonaContent content) {
        return "sha256:" + Sha256.hex(write(content));
    }

    static JsonNode tree(PersonaContent content) {
        return JSON.valueToTree(content);
    }

    @Override
    public String convertToDatabaseColumn(PersonaContent content) {
        return write(content);
    }

    @Override
    public PersonaContent convertToEntityAttribute(String stored) {
        try {
            return JSON.readValue(stored, PersonaContent.class);
        } catch (JsonProcessingException _) {
            // The parser quotes what it read, and that is private.
            throw new IllegalStateException("A stored persona cannot be read");
        }
    }

    private static String write(PersonaContent content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A persona cannot be written as JSON", e);
        }
    }
}
