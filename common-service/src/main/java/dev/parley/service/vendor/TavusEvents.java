package dev.parley.service.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.AgentJoined;
import dev.parley.model.event.ConversationFact.ConversationEnded;
import dev.parley.model.event.ConversationFact.ConversationStarted;
import dev.parley.model.event.ConversationFact.PerceptionReady;
import dev.parley.model.event.ConversationFact.RecordingReady;
import dev.parley.model.event.ConversationFact.TranscriptReady;
import dev.parley.model.event.ConversationFact.Unrecognised;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Turn;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a Tavus event, whether it came as a callback or stands in the event log of a conversation, in the vendor's
/// envelope or in the flat form of the mentor seed, in the old names or the new ones.
public final class TavusEvents {

    private TavusEvents() {}

    /// The same event under both of its names has one canonical name, which is what deduplication goes by.
    public static String canonicalType(JsonNode event) {
        var type = event.path("event_type").asText("");
        return "system.pal_joined".equals(type) ? "system.replica_joined" : type;
    }

    public static String conversation(JsonNode event) {
        return event.path("conversation_id").asText("");
    }

    /// When the vendor says it happened; `otherwise` where it does not say, or not in a way that can be read.
    public static Instant happenedAt(JsonNode event, Instant otherwise) {
        return instant(event.path("timestamp"), otherwise);
    }

    public static ConversationFact fact(JsonNode event, Provenance from) {
        var properties = event.path("properties");
        return switch (canonicalType(event)) {
            case "system.replica_joined" -> new AgentJoined(from,
                    text(properties, "replica_id", text(properties, "face_id", null)));
            case "conversation_started" -> new ConversationStarted(from);
            case "system.shutdown" -> ended(from, shutdownReason(properties));
            case "conversation_ended" -> new ConversationEnded(from, EndReason.PERSON_LEFT, null);
            case "application.transcription_ready" -> new TranscriptReady(from, turns(properties.path("transcript")));
            case "transcript_ready" -> new TranscriptReady(from, flatTranscript(event.path("transcript")));
            case "application.recording_ready" -> new RecordingReady(from, recording(properties), seconds(properties));
            case "application.perception_analysis" -> new PerceptionReady(from, analysis(properties.path("analysis")));
            case String unknown -> new Unrecognised(from, unknown);
        };
    }

    /// The vendor's reasons are free text that has changed before, so they are matched by how they begin.
    static EndReason endReason(String shutdownReason) {
        if (shutdownReason.startsWith("max_call_duration")) {
            return EndReason.MAX_DURATION;
        }
        if (shutdownReason.startsWith("participant_left_timeout")) {
            return EndReason.PERSON_LEFT;
        }
        if (shutdownReason.startsWith("participant_absent_timeout")) {
            return EndReason.NEVER_JOINED;
        }
        if (shutdownReason.startsWith("end_conversation_endpoint_hit")) {
            return EndReason.ENDED_BY_SERVICE;
        }
        return EndReason.VENDOR_ERROR;
    }

    private static ConversationEnded ended(Provenance from, String reason) {
        return new ConversationEnded(from, endReason(reason), reason);
    }

    /// Callbacks say `shutdown_reason`, the event log says `reason`.
    private static String shutdownReason(JsonNode properties) {
        return properties.path("shutdown_reason").asText(properties.path("reason").asText(""));
    }

    /// The first entry usually is the whole system prompt: that is ours, not something anybody said.
    private static List<Turn> turns(JsonNode transcript) {
        var turns = new ArrayList<Turn>();
        for (var entry : transcript) {
            var role = entry.path("role").asText("");
            if (!role.equals("system")) {
                turns.add(new Turn(role, entry.path("content").asText(""), offset(entry)));
            }
        }
        return turns;
    }

    private static List<Turn> flatTranscript(JsonNode transcript) {
        if (transcript.isArray()) {
            return turns(transcript);
        }
        return transcript.asText("").isBlank()
                ? List.of()
                : List.of(new Turn("conversation", transcript.asText(), null));
    }

    private static @Nullable Double offset(JsonNode entry) {
        var offset = entry.path("seconds_from_start");
        return offset.isNumber() ? offset.asDouble() : null;
    }

    private static String recording(JsonNode properties) {
        var uri = properties.path("storage_uri").asText("");
        return uri.isEmpty()
                ? "s3://" + properties.path("bucket_name").asText("") + "/" + properties.path("s3_key").asText("")
                : uri;
    }

    private static @Nullable Long seconds(JsonNode properties) {
        var duration = properties.path("duration");
        return duration.isNumber() ? duration.asLong() : null;
    }

    private static String analysis(JsonNode analysis) {
        return analysis.isTextual() ? analysis.asText() : analysis.toString();
    }

    private static @Nullable String text(JsonNode node, String name, @Nullable String otherwise) {
        var value = node.path(name);
        return value.isTextual() ? value.asText() : otherwise;
    }

    /// An ISO string in some payloads, Unix seconds with a fraction in others.
    private static Instant instant(JsonNode timestamp, Instant otherwise) {
        try {
            if (timestamp.isNumber()) {
                return Instant.ofEpochMilli(Math.round(timestamp.asDouble() * 1000));
            }
            return timestamp.isTextual() ? Instant.parse(timestamp.asText()) : otherwise;
        } catch (DateTimeException _) {
            return otherwise;
        }
    }
}
