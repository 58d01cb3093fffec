package dev.parley.persona.dream;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A dream as its person sees it, over HTTP and in their archive.
@JsonNaming(SnakeCaseStrategy.class)
public record DreamView(UUID id, String rawTranscript, List<String> themes, Instant recordedAt) {

    public static DreamView of(Dream dream) {
        return new DreamView(dream.id, dream.rawTranscript, dream.themes, dream.recordedAt);
    }

    @Override
    public String toString() {
        return "DreamView[" + id + "]";
    }
}
