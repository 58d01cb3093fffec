package dev.parley.session.lifecycle;

import java.util.Map;

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

    /// An agent to connect to, and what to hand to it: its own client wants both.
    record Agent(String signedUrl, Map<String, Object> dynamicVariables) implements Join {
        public Agent {
            dynamicVariables = Map.copyOf(dynamicVariables);
        }

        @Override
        public String toString() {
            return "Agent[]";
        }
    }
}
