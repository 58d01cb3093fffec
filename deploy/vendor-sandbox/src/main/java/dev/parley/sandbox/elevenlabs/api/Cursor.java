package dev.parley.sandbox.elevenlabs.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.sandbox.elevenlabs.Conversation;
import java.util.Base64;
import java.util.Comparator;

/// A place in the list. It stays good when the conversation that stood there is deleted.
record Cursor(long beganAtMillis, long number) implements Comparable<Cursor> {
    static Cursor at(Conversation conversation) {
        return new Cursor(conversation.beganAt().toEpochMilli(), conversation.number());
    }

    static Cursor parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split("\\.", 2);
            return new Cursor(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
            throw Query.invalid("cursor", "value_error", "The cursor is none of ours");
        }
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((beganAtMillis + "." + number).getBytes(UTF_8));
    }

    @Override
    public int compareTo(Cursor other) {
        return Comparator.comparingLong(Cursor::beganAtMillis).thenComparingLong(Cursor::number).compare(this, other);
    }
}
