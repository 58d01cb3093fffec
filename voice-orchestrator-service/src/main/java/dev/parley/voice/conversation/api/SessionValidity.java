package dev.parley.voice.conversation.api;

import dev.parley.voice.conversation.Validity;
import java.util.UUID;

/// @param valid
///            whether somebody talks in it, or may begin to
/// @param expiresIn
///            in seconds; 0 if it is not valid
record SessionValidity(UUID conversationId, boolean valid, String status, long expiresIn, long messageCount) {

    static SessionValidity of(Validity validity) {
        return new SessionValidity(validity.conversation(), validity.isValid(), validity.status(),
                validity.expiresIn().toSeconds(), validity.messages());
    }
}
