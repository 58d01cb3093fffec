package dev.parley.voice.assistant.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.EndReason;
import dev.parley.model.id.SessionId;
import dev.parley.voice.assistant.VoiceAssistant.Joinable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What there is to join is there while the session is active.
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record VoiceSessionView(SessionId sessionId, String state, Optional<String> room, Optional<String> token,
        Optional<String> serverUrl, Optional<Long> limitSeconds, Optional<Instant> startedAt,
        Optional<Instant> endedAt, Optional<EndReason> endReason, Optional<Long> timeToAgentMs) {

    static VoiceSessionView of(Joinable joinable) {
        var session = joinable.session();
        var active = Optional.of(joinable).filter(_ -> session.isActive());
        return new VoiceSessionView(session.id(), session.state(), active.map(there -> there.session().room()),
                active.map(Joinable::token), active.map(Joinable::serverUrl), session.limitSeconds(),
                session.startedAt(), session.endedAt(), session.endReason(),
                session.timeToAgent().map(Duration::toMillis));
    }

    @Override
    public String toString() {
        return "VoiceSessionView[sessionId=" + sessionId + "]";
    }
}
