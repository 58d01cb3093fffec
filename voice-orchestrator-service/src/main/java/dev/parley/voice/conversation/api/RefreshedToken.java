package dev.parley.voice.conversation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.voice.conversation.Reentry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param signedUrl
///            for a WebSocket
/// @param conversationToken
///            for WebRTC
/// @param expiresIn
///            how many seconds there are left to begin
@JsonInclude(JsonInclude.Include.NON_NULL)
record RefreshedToken(UUID conversationId, @Nullable String signedUrl, @Nullable String conversationToken,
        long expiresIn) {

    static RefreshedToken of(UUID conversation, Reentry reentry, boolean isByWebRtc, Instant now) {
        return new RefreshedToken(conversation, isByWebRtc ? null : reentry.pass(),
                isByWebRtc ? reentry.pass() : null, Duration.between(now, reentry.ticket().expiresAt()).toSeconds());
    }

    @Override
    public String toString() {
        return "RefreshedToken[conversationId=" + conversationId + "]";
    }
}
