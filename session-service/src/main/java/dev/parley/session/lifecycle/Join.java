package dev.parley.session.lifecycle;

/// What a person needs to join a session that is under way.
public sealed interface Join {

    /// A page to open.
    record Video(String joinUrl) implements Join {}

    /// A room to enter with a client for it.
    record Voice(String room, String token, String serverUrl) implements Join {
        @Override
        public String toString() {
            return "Voice[room=" + room + "]";
        }
    }
}
