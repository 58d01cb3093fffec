package dev.parley.session.recording.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.session.recording.RecordingReader.Reference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordingView(String location, Instant recordedAt, @Nullable Long lastedSeconds) {

    static RecordingView of(Reference recording) {
        return new RecordingView(recording.location(), recording.recordedAt(), recording.lastedSeconds());
    }
}
