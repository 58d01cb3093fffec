package dev.parley.session.lifecycle.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.session.lifecycle.Session;

@JsonNaming(SnakeCaseStrategy.class)
record EndedTavusSession(boolean success, long durationSeconds, String message) {

    static EndedTavusSession of(Session session) {
        return new EndedTavusSession(true, session.lastedSeconds().orElse(0L), "Session ended");
    }
}
