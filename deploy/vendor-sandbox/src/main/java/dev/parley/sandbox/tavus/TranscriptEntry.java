package dev.parley.sandbox.tavus;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// One line of a transcript. The prompt, which opens every transcript, was said at no time.
///
/// @param timestamp
///            a text in ISO-8601, or a number of seconds
@JsonInclude(JsonInclude.Include.NON_NULL)
record TranscriptEntry(String role, String content, @Nullable Object timestamp, @Nullable Double secondsFromStart,
        @Nullable Double duration, @Nullable String inferenceId) {

    static TranscriptEntry prompt(String content) {
        return new TranscriptEntry("system", content, null, null, null, null);
    }
}
