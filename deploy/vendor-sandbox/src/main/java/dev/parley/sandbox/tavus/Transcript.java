package dev.parley.sandbox.tavus;

import dev.parley.sandbox.tavus.callbacks.TavusTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// What was said, after the prompt.
final class Transcript {
    private final String prompt;
    private final boolean isUnix;
    private final List<TranscriptEntry> turns = new ArrayList<>();

    /// @param isUnix
    ///            whether times are numbers of seconds
    Transcript(String prompt, boolean isUnix) {
        this.prompt = prompt;
        this.isUnix = isUnix;
    }

    void add(String role, String text, Instant startedAt, Instant now) {
        turns.add(new TranscriptEntry(role, text, isUnix ? now.toEpochMilli() / 1000.0 : TavusTime.format(now),
                Duration.between(startedAt, now).toMillis() / 1000.0, secondsToSay(text),
                UUID.randomUUID().toString()));
    }

    List<TranscriptEntry> entries() {
        return Stream.concat(Stream.of(TranscriptEntry.prompt(prompt)), turns.stream()).toList();
    }

    private static double secondsToSay(String text) {
        return text.split("\\s+").length * 4 / 10.0;
    }
}
