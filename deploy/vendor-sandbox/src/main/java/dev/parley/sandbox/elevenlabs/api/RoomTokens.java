package dev.parley.sandbox.elevenlabs.api;

import dev.parley.sandbox.elevenlabs.Conversation;
import dev.parley.sandbox.elevenlabs.Ids;
import dev.parley.sandbox.elevenlabs.settings.ElevenLabsConfig;
import dev.parley.sandbox.platform.Jwt;
import dev.parley.sandbox.platform.SandboxClock;
import jakarta.inject.Singleton;
import java.util.Map;

/// Tokens of the LiveKit deployment that ElevenLabs has for itself. Nobody here checks them, so the secret is nobody's.
@Singleton
class RoomTokens {
    private final String secret = Ids.of("");
    private final ElevenLabsConfig config;
    private final SandboxClock clock;

    RoomTokens(ElevenLabsConfig config, SandboxClock clock) {
        this.config = config;
        this.clock = clock;
    }

    String sign(Conversation conversation, String participant) {
        var now = clock.outside().instant();
        var room = "room_" + conversation.agentId() + "_" + conversation.id();
        return Jwt.issue(Map.of("iss", "elevenlabs-sandbox", "sub", "user_" + conversation.agentId(), "name",
                participant, "nbf", now.getEpochSecond(), "exp", now.plus(config.signedUrlValid()).getEpochSecond(),
                "video", Map.of("roomJoin", true, "room", room, "canPublish", true, "canSubscribe", true)), secret);
    }
}
