package dev.parley.model.id;

/// What every id must be: present, in printable characters, and short enough for a key, a header and a log line.
final class OpaqueId {
    static final int LENGTH_MAX = 200;

    private OpaqueId() {}

    static void check(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A " + what + " must not be blank");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A " + what + " has no control characters");
        }
        if (value.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("A " + what + " has at most " + LENGTH_MAX + " characters");
        }
    }
}
