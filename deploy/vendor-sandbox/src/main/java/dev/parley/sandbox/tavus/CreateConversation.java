package dev.parley.sandbox.tavus;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.tavus.callbacks.CallbackUrl;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a conversation was asked to be.
///
/// @param participantsMax
///            the replica is one of them
/// @param storage
///            where its recording goes; null for nowhere
public record CreateConversation(String replicaId, String personaId, @Nullable URI callbackUrl, String name,
        String context, String greeting, boolean testMode, boolean audioOnly, boolean requireAuth, int participantsMax,
        boolean enableRecording, @Nullable RecordingStorage storage, Limits limits) {

    /// Both namings are read: Tavus renamed replica to face and persona to PAL, and accepts either.
    public static CreateConversation of(Fields request) {
        var properties = request.object("properties");
        checkWhatHasNoEffectHere(request, properties);
        return new CreateConversation(request.text("replica_id", "face_id"), request.text("persona_id", "pal_id"),
                CallbackUrl.of(request), request.text("conversation_name"), request.text("conversational_context"),
                request.text("custom_greeting"), request.flag("test_mode"), request.flag("audio_only"),
                request.flag("require_auth") || properties.flag("require_auth"), participantsMax(request),
                properties.flag("enable_recording"), RecordingStorage.of(properties), Limits.of(properties));
    }

    private static int participantsMax(Fields request) {
        var max = request.whole("max_participants").orElse(Integer.MAX_VALUE);
        if (max < 2) {
            throw new Refused(400, "Invalid max_participants: it must be at least 2");
        }
        return max;
    }

    private static void checkWhatHasNoEffectHere(Fields request, Fields properties) {
        List.of("memory_stores", "document_ids", "document_tags").forEach(request::texts);
        checkOneOf(request, "document_retrieval_strategy", "speed", "quality", "balanced");
        checkOneOf(request, "policy", "eu");
        request.text("meeting_url");
        List.of("enable_closed_captions", "apply_greenscreen").forEach(properties::flag);
        List.of("language", "livekit_ws_url", "livekit_room_token").forEach(properties::text);
        properties.texts("languages");
    }

    private static void checkOneOf(Fields request, String name, String... values) {
        var value = request.text(name);
        if (!value.isEmpty() && !List.of(values).contains(value)) {
            throw new Refused(400, "Invalid " + name + ": it must be " + String.join(" or ", values));
        }
    }

    /// When it ends by itself: after so long in all, since the last leave, or since its creation without anybody.
    public record Limits(Duration maxCallDuration, Duration leftTimeout, Duration absentTimeout) {
        static Limits of(Fields properties) {
            return new Limits(seconds(properties, "max_call_duration", 3600),
                    seconds(properties, "participant_left_timeout", 0),
                    seconds(properties, "participant_absent_timeout", 300));
        }

        private static Duration seconds(Fields properties, String name, int otherwise) {
            return Duration.ofSeconds(properties.whole(name).orElse(otherwise));
        }
    }
}
