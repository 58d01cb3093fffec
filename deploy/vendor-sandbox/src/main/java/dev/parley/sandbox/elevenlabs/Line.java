package dev.parley.sandbox.elevenlabs;

import java.util.Map;

/// What the agent's words go through. Neither method waits, and both may be called on a line that is closed.
public interface Line {
    /// A telephone or WebRTC: nobody here listens.
    Line UNHEARD = new Line() {
        @Override
        public void send(Map<String, Object> event) {}

        @Override
        public void close(int code, String reason) {}
    };

    void send(Map<String, Object> event);

    void close(int code, String reason);
}
