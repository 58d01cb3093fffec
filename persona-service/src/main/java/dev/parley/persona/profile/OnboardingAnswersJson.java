package dev.parley.persona.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/// How onboarding answers are stored, whatever the settings of the service's own mapper.
@Converter
@Immutable
class OnboardingAnswersJson implements AttributeConverter<List<OnboardingAnswer>, String> {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<OnboardingAnswer>> ANSWERS = new TypeReference<>() {
    };

    @Override
    public String convertToDatabaseColumn(List<OnboardingAnswer> answers) {
        try {
            return JSON.writeValueAsString(answers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Onboarding answers cannot be written as JSON", e);
        }
    }

    @Override
    public List<OnboardingAnswer> convertToEntityAttribute(String stored) {
        try {
            return JSON.readValue(stored, ANSWERS);
        } catch (JsonProcessingException _) {
            // The parser quotes what it read, and that is private.
            throw new IllegalStateException("Stored onboarding answers cannot be read");
        }
    }
}
