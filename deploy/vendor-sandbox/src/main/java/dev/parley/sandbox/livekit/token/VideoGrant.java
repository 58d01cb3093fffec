package dev.parley.sandbox.livekit.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sandbox.livekit.proto.Permission;

import java.util.List;
import java.util.Locale;

/// What a token allows. What it leaves out about itself is allowed; what it leaves out about rooms is not.
public record VideoGrant(boolean roomCreate, boolean roomList, boolean roomAdmin, boolean roomJoin, String room,
        Permission permission) {

    static VideoGrant of(JsonNode video) {
        return new VideoGrant(video.path("roomCreate").asBoolean(), video.path("roomList").asBoolean(),
                video.path("roomAdmin").asBoolean(), video.path("roomJoin").asBoolean(), video.path("room").asText(),
                permissionOf(video));
    }

    public boolean administers(String name) {
        return roomAdmin && room.equals(name);
    }

    private static Permission permissionOf(JsonNode video) {
        var canPublish = video.path("canPublish").asBoolean(true);
        List<String> sources = video.path("canPublishSources").valueStream()
                .map(source -> source.asText().toUpperCase(Locale.ROOT))
                .toList();
        return new Permission(video.path("canSubscribe").asBoolean(true), canPublish,
                video.path("canPublishData").asBoolean(canPublish), sources, video.path("hidden").asBoolean(),
                video.path("recorder").asBoolean(), video.path("canUpdateOwnMetadata").asBoolean(),
                video.path("agent").asBoolean(), video.path("canSubscribeMetrics").asBoolean(),
                video.path("canManageAgentSession").asBoolean());
    }
}
