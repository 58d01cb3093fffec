package dev.parley.voice.assistant.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.id.SessionId;
import dev.parley.voice.assistant.VoiceAssistant.Ended;

/// @param roomClosed
///            whether the room is gone already; if LiveKit could not be reached, it will be
@JsonNaming(SnakeCaseStrategy.class)
record EndedVoiceSession(SessionId sessionId, String state, long lastedSeconds, boolean roomClosed) {

    static EndedVoiceSession of(Ended ended) {
        var session = ended.session();
        return new EndedVoiceSession(session.id(), session.state(), session.lastedSeconds(), ended.isRoomClosed());
    }
}
