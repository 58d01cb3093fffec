package dev.parley.sandbox.elevenlabs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the agent's side sends, in ElevenLabs' shapes.
final class ServerEvents {
    private static final String AUDIO_FORMAT = "pcm_16000";

    private ServerEvents() {}

    static Map<String, Object> metadata(String conversation) {
        return event("conversation_initiation_metadata", "conversation_initiation_metadata_event",
                Map.of("conversation_id", conversation, "agent_output_audio_format", AUDIO_FORMAT,
                        "user_input_audio_format", AUDIO_FORMAT));
    }

    /// @param ms
    ///            how long the last answer took; null if none came yet
    static Map<String, Object> ping(int id, @Nullable Integer ms) {
        var ping = new LinkedHashMap<String, @Nullable Object>();
        ping.put("event_id", id);
        ping.put("ping_ms", ms);
        return event("ping", "ping_event", ping);
    }

    static Map<String, Object> userTranscript(Turn turn) {
        return event("user_transcript", "user_transcription_event",
                Map.of("user_transcript", turn.message(), "event_id", turn.eventId()));
    }

    static Map<String, Object> agentResponse(Turn turn) {
        return event("agent_response", "agent_response_event",
                Map.of("agent_response", turn.message(), "event_id", turn.eventId()));
    }

    /// Where nothing is spoken, the answer is written out before it is told whole.
    static List<Map<String, Object>> writtenOut(Turn turn) {
        return List.of(part("start", "", turn), part("delta", turn.message(), turn), part("stop", "", turn));
    }

    static Map<String, Object> error(Failure failure) {
        return event("error", "error_event", Map.of("code", failure.code(), "error_type", failure.type(), "message",
                failure.reason(), "reason", failure.reason()));
    }

    static Map<String, Object> flatError(Failure failure) {
        return Map.of("type", "error", "message",
                "received %d (protocol error) %s".formatted(failure.code(), failure.reason()));
    }

    private static Map<String, Object> part(String part, String text, Turn turn) {
        return event("agent_chat_response_part", "text_response_part",
                Map.of("type", part, "text", text, "event_id", turn.eventId()));
    }

    private static Map<String, Object> event(String type, String key, Object payload) {
        return Map.of("type", type, key, payload);
    }
}
