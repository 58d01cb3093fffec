package dev.parley.voice.transcript;

import java.time.Instant;

/// One thing said, and when.
public record Said(Role role, String text, Instant at) {

    /// Two tellers of one conversation differ in spaces and in nothing that counts.
    String key() {
        return role + " " + normalised();
    }

    String normalised() {
        return text.strip().replaceAll("\\s+", " ");
    }

    @Override
    public String toString() {
        return "Said[role=" + role + "]";
    }
}
