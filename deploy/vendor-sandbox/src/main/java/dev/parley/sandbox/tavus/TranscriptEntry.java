package dev.parley.sandbox.tavus;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// One line of a transcript. The prompt, which opens every transcript, was said at no time.
@JsonInclude(JsonInclude.Include.NON_NULL)
record TranscriptEntry(String role, String content, @Nullable String timestamp, @Nullable Double secondsFromStart) {
    static TranscriptEntry prompt(String content) {
        return new TranscriptEntry("system", content, null, null);
    }
}
