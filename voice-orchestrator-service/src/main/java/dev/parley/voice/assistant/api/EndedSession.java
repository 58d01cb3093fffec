package dev.parley.voice.assistant.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.voice.assistant.VoiceAssistant.Ended;
import java.util.ArrayList;
import java.util.List;

/// The seed's own mixture of spellings. An agent's job is revoked and its process gone when its room is.
record EndedSession(boolean success, String message, Details details) {

    static EndedSession of(Ended ended) {
        var session = ended.session();
        var seconds = session.lastedSeconds();
        return new EndedSession(true, "Session " + session.id() + " ended and cleaned up",
                new Details(session.id().value(), ended.isRoomClosed(), ended.isRoomClosed(), ended.isHotStateGone(),
                        errors(ended), seconds, Math.ceilDiv(seconds, 60)));
    }

    private static List<String> errors(Ended ended) {
        var errors = new ArrayList<String>();
        if (!ended.isRoomClosed()) {
            errors.add("The room could not be closed yet; it will be");
        }
        if (!ended.isHotStateGone()) {
            errors.add("Redis cannot be reached; its keys go by themselves");
        }
        return errors;
    }

    record Details(@JsonProperty("session_id") String sessionId,
            @JsonProperty("celery_task_revoked") boolean taskRevoked,
            @JsonProperty("process_killed") boolean processKilled, @JsonProperty("redis_cleaned") boolean redisCleaned,
            List<String> errors, long durationSeconds, long durationMinutes) {}
}
