package dev.parley.persona.dream;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An interpretation as its person sees it, over HTTP and in their archive.
@JsonNaming(SnakeCaseStrategy.class)
public record InterpretationView(UUID id, UUID dreamId, @Nullable String interpreterId, String text,
        @Nullable EmotionalTone emotionalTone, Instant createdAt) {

    public static InterpretationView of(Interpretation interpretation) {
        return new InterpretationView(interpretation.id, interpretation.dreamId, interpretation.interpreterId,
                interpretation.text, interpretation.emotionalTone, interpretation.createdAt);
    }

    @Override
    public String toString() {
        return "InterpretationView[" + id + "]";
    }
}
