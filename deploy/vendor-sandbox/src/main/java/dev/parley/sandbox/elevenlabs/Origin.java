package dev.parley.sandbox.elevenlabs;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.sandbox.platform.Words;

/// How a conversation came about.
public enum Origin {
    SIGNED_URL("signed_url", "unknown"), PUBLIC("public", "unknown"), TOKEN("livekit_token", "unknown"), SIP(
            "authorization_header", "sip_trunk"), TWILIO("authorization_header", "twilio");

    private final String authorization;
    private final String source;

    Origin(String authorization, String source) {
        this.authorization = authorization;
        this.source = source;
    }

    @JsonValue
    public String text() {
        return Words.of(this);
    }

    String authorization() {
        return authorization;
    }

    /// What ElevenLabs calls the client that started it, unless the client names itself.
    String source() {
        return source;
    }

    boolean isTelephone() {
        return this == SIP || this == TWILIO;
    }

    boolean isSocket() {
        return this == SIGNED_URL || this == PUBLIC;
    }
}
