package dev.parley.voice.assistant.api;

import dev.parley.voice.assistant.VoiceAssistant.Joinable;

record StartedSession(boolean success, String sessionId, String token, String serverUrl, String roomName,
        String message) {

    static StartedSession of(Joinable joinable) {
        return new StartedSession(true, joinable.session().id().value(), joinable.token(), joinable.serverUrl(),
                joinable.session().room(), "Session created. Voice agent is being spawned.");
    }

    @Override
    public String toString() {
        return "StartedSession[sessionId=" + sessionId + "]";
    }
}
