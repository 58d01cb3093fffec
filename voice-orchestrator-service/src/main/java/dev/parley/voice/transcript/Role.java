package dev.parley.voice.transcript;

import java.util.Locale;
import java.util.Optional;

/// Who speaks.
public enum Role {
    USER, AGENT;

    /// Vendors and their clients have several words for the AI.
    public static Optional<Role> named(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "user" -> Optional.of(USER);
            case "agent", "ai", "assistant" -> Optional.of(AGENT);
            default -> Optional.empty();
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
