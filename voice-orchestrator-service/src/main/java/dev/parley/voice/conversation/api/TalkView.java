package dev.parley.voice.conversation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.EndReason;
import dev.parley.model.id.SessionId;
import dev.parley.voice.conversation.Talk;
import dev.parley.voice.conversation.Ticket;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What there is to join with is there while the session is active.
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record TalkView(SessionId sessionId, String state, Optional<String> vendorConversation, Optional<String> signedUrl,
        Optional<Map<String, Object>> dynamicVariables, Optional<Map<String, Object>> conversationConfigOverride,
        Optional<Long> limitSeconds, Optional<Instant> startedAt, Optional<Instant> endedAt,
        Optional<EndReason> endReason) {

    static TalkView of(Talk talk, Optional<Ticket> ticket, Optional<Map<String, Object>> variables,
            boolean saysHowLong) {
        return new TalkView(talk.id(), talk.state(), ticket.map(Ticket::vendorConversation),
                ticket.flatMap(Ticket::signedUrl), variables,
                ticket.filter(_ -> saysHowLong).flatMap(_ -> talk.limitSeconds()).map(OpenedConversation::lasting),
                talk.limitSeconds(), talk.startedAt(), talk.endedAt(), talk.endReason());
    }

    @Override
    public String toString() {
        return "TalkView[sessionId=" + sessionId + "]";
    }
}
