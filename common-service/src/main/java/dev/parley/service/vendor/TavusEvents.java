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
        var type = VendorFields.text(event, "eventType", "");
        return "system.pal_joined".equals(type) ? "system.replica_joined" : type;
    }

    public static String conversation(JsonNode event) {
        return VendorFields.text(event, "conversationId", "");
    }

    /// When the vendor says it happened; `otherwise` where it does not say, or not in a way that can be right.
    public static Instant happenedAt(JsonNode event, Instant otherwise) {
        return VendorFields.instant(event.path("timestamp"), otherwise);
    }

    /// Mostly one. The flat form tells of an end and of what is left of the conversation in one event. What says too
    /// little to be a fact is unrecognised, as what nobody knows is.
    public static List<ConversationFact> facts(JsonNode event, Provenance from) {
        var properties = event.path("properties");
        var type = canonicalType(event);
        return switch (type) {
            case "system.replica_joined" -> List.of(new AgentJoined(from,
                    VendorFields.text(properties, "replicaId") instanceof String replica
                            ? replica
                            : VendorFields.text(properties, "faceId")));
            case "conversation_started" -> List.of(new ConversationStarted(from));
            case "system.shutdown" -> List.of(ended(from, shutdownReason(properties)));
            case "conversation_ended" -> flatFacts(event, from, new ConversationEnded(from, EndReason.PERSON_LEFT,
                    null));
            case "application.transcription_ready" -> List.of(transcript(properties, from, type));
            case "transcript_ready" -> List.of(transcript(event, from, type));
            case "application.recording_ready" -> List.of(recording(properties, from, type));
            case "application.perception_analysis" -> List.of(perception(properties, from, type));
            case String unknown -> List.of(new Unrecognised(from, unknown));
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
        return VendorFields.text(properties, "shutdownReason", VendorFields.text(properties, "reason", ""));
    }

    private static List<ConversationFact> flatFacts(JsonNode event, Provenance from, ConversationEnded ended) {
        var facts = new ArrayList<ConversationFact>();
        facts.add(ended);
        if (turns(event.path("transcript")) instanceof List<Turn> turns && !turns.isEmpty()) {
            facts.add(new TranscriptReady(from, turns));
        }
        if (VendorFields.text(event, "recordingUrl") instanceof String location) {
            facts.add(new RecordingReady(from, location, seconds(event)));
        }
        return facts;
    }

    private static ConversationFact transcript(JsonNode holder, Provenance from, String type) {
        var turns = turns(holder.path("transcript"));
        return turns == null ? new Unrecognised(from, type) : new TranscriptReady(from, turns);
    }

    /// A list of turns, or one text for all that was said. Null where it is neither.
    private static @Nullable List<Turn> turns(JsonNode transcript) {
        if (transcript.isTextual()) {
            return transcript.asText().isBlank()
                    ? List.of()
                    : List.of(new Turn("conversation", transcript.asText(), null));
        }
        return transcript.isArray() ? turnsOf(transcript) : null;
    }

    /// The first entry usually is the whole system prompt: that is ours, not something anybody said.
    private static List<Turn> turnsOf(JsonNode transcript) {
        var turns = new ArrayList<Turn>();
        for (var entry : transcript) {
            var role = entry.path("role").asText("");
            if (!role.equals("system")) {
                turns.add(new Turn(role, entry.path("content").asText(""),
                        VendorFields.number(entry, "secondsFromStart")));
            }
        }
        return turns;
    }

    private static ConversationFact recording(JsonNode properties, Provenance from, String type) {
        var location = location(properties);
        return location == null
                ? new Unrecognised(from, type)
                : new RecordingReady(from, location, seconds(properties));
    }

    private static @Nullable String location(JsonNode properties) {
        var uri = VendorFields.text(properties, "storageUri");
        var key = VendorFields.text(properties, "s3Key");
        return uri == null && key != null
                ? "s3://" + VendorFields.text(properties, "bucketName", "") + "/" + key
                : uri;
    }

    private static @Nullable Long seconds(JsonNode holder) {
        var duration = VendorFields.number(holder, "duration");
        return duration == null ? null : Long.valueOf(duration.longValue());
    }

    private static ConversationFact perception(JsonNode properties, Provenance from, String type) {
        var analysis = properties.path("analysis");
        if (analysis.isMissingNode() || analysis.isNull()) {
            return new Unrecognised(from, type);
        }
        return new PerceptionReady(from, analysis.isTextual() ? analysis.asText() : analysis.toString());
    }
}
