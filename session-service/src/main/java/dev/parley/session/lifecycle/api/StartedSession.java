package dev.parley.session.lifecycle.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import dev.parley.service.peer.Reserved;
import dev.parley.session.lifecycle.Join;
import dev.parley.session.lifecycle.Started;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// @param vendor
///            the one that it has come to
/// @param join
///            absent if it has come to its end since it was started with this key, as is `minutes`
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record StartedSession(SessionId id, SessionKind kind, String state, Vendor vendor,
        Optional<String> vendorConversationId, Optional<String> personaName, Optional<String> conversationName,
        Optional<Instant> startedAt, Optional<Long> limitSeconds, Optional<JoinView> join,
        Optional<MinutesView> minutes) {

    static StartedSession of(Started started) {
        var session = started.session();
        return new StartedSession(session.id(), session.kind(), session.state(), session.vendor(),
                session.vendorConversation(), session.personaName(), session.conversationName(), session.startedAt(),
                session.limitSeconds(), started.join().map(JoinView::of), started.reserved().map(MinutesView::of));
    }

    /// `join_url` for Tavus; `room`, `token` and `server_url` for LiveKit; `signed_url` and `dynamic_variables` for
    /// ElevenLabs.
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record JoinView(@Nullable String joinUrl, @Nullable String room, @Nullable String token,
            @Nullable String serverUrl, @Nullable String signedUrl, @Nullable Map<String, Object> dynamicVariables) {

        static JoinView of(Join join) {
            return switch (join) {
                case Join.Video(var joinUrl) -> new JoinView(joinUrl, null, null, null, null, null);
                case Join.Voice(var room, var token, var serverUrl) ->
                    new JoinView(null, room, token, serverUrl, null, null);
                case Join.Agent(var signedUrl, var variables) ->
                    new JoinView(null, null, null, null, signedUrl, variables);
            };
        }

        @Override
        public String toString() {
            return "JoinView[room=" + room + "]";
        }
    }

    /// The person's figures for the period, with this session's limit among what is reserved.
    @JsonNaming(SnakeCaseStrategy.class)
    record MinutesView(long usedSeconds, long reservedSeconds, long allowanceSeconds, long remainingSeconds) {

        static MinutesView of(Reserved reserved) {
            return new MinutesView(reserved.usedSeconds(), reserved.reservedSeconds(), reserved.allowanceSeconds(),
                    reserved.remainingSeconds());
        }
    }
}
