package dev.parley.voice.conversation.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param connectionType
///            `websocket`, also if left out, or `webrtc`, in the words of the vendor's client
record RefreshToken(@NotBlank String conversationId,
        @Nullable @Pattern(regexp = "websocket|webrtc", message = "is websocket or webrtc") String connectionType) {

    UUID conversation() {
        return Ids.uuid("conversationId", conversationId);
    }

    boolean isByWebRtc() {
        return "webrtc".equals(connectionType);
    }
}
