package dev.parley.sandbox.livekit.api;

import dev.parley.sandbox.livekit.proto.ParticipantInfo;
import dev.parley.sandbox.livekit.proto.Permission;
import dev.parley.sandbox.platform.Fields;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody is to become. What is left out or empty stays as it is, but an attribute that is given empty goes.
record UpdateParticipant(String name, String metadata, Map<String, String> attributes,
        @Nullable Permission permission) {

    static UpdateParticipant of(Fields request) {
        return new UpdateParticipant(request.text("name"), request.text("metadata"), request.textMap("attributes"),
                request.json().hasNonNull("permission") ? permissionIn(request.object("permission")) : null);
    }

    ParticipantInfo applyTo(ParticipantInfo who) {
        var merged = new HashMap<>(who.attributes());
        merged.putAll(attributes);
        merged.values().removeIf(String::isEmpty);
        return who.described(name.isEmpty() ? who.name() : name, metadata.isEmpty() ? who.metadata() : metadata,
                Map.copyOf(merged), permission == null ? who.permission() : permission);
    }

    /// Unlike in a token, what is left out is forbidden.
    private static Permission permissionIn(Fields json) {
        return new Permission(json.flag("canSubscribe", "can_subscribe"), json.flag("canPublish", "can_publish"),
                json.flag("canPublishData", "can_publish_data"),
                json.texts("canPublishSources", "can_publish_sources"), json.flag("hidden"), json.flag("recorder"),
                json.flag("canUpdateMetadata", "can_update_metadata"), json.flag("agent"),
                json.flag("canSubscribeMetrics", "can_subscribe_metrics"),
                json.flag("canManageAgentSession", "can_manage_agent_session"));
    }
}
