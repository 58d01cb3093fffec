package dev.parley.ingest.normalise;

import static dev.parley.service.vendor.VendorFields.field;
import static dev.parley.service.vendor.VendorFields.instant;
import static dev.parley.service.vendor.VendorFields.number;
import static dev.parley.service.vendor.VendorFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.ConversationEnded;
import dev.parley.model.event.ConversationFact.ConversationStarted;
import dev.parley.model.event.ConversationFact.RecordingReady;
import dev.parley.model.event.ConversationFact.TranscriptReady;
import dev.parley.model.event.ConversationFact.Unrecognised;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an ElevenLabs webhook says. It comes after the conversation, so the one of the transcript tells of all of it:
/// when it began, when and why it ended, what was said.
final class ElevenLabsEvents {
    private static final Set<String> OVER = Set.of("processing", "done", "failed");
    private static final double LONGEST_SECONDS = Duration.ofDays(7).toSeconds();

    private ElevenLabsEvents() {}

    static String type(JsonNode event) {
        return text(event, "type", "");
    }

    static String conversation(JsonNode event) {
        return text(event.path("data"), "conversationId", "");
    }

    static Instant happenedAt(JsonNode event, Instant otherwise) {
        return instant(field(event, "eventTimestamp"), otherwise);
    }

    static List<ConversationFact> facts(JsonNode event, Provenance from) {
        var data = event.path("data");
        var type = type(event);
        return switch (type) {
            case "post_call_transcription" -> conversation(data, from, type);
            case "post_call_audio" -> List.of(audio(from, type));
            case "call_initiation_failure" -> List.of(neverAnswered(data, from));
            case String unknown -> List.of(new Unrecognised(from, unknown));
        };
    }

    private static List<ConversationFact> conversation(JsonNode data, Provenance from, String type) {
        var facts = new ArrayList<ConversationFact>();
        var metadata = data.path("metadata");
        var startedAt = startedAt(metadata);
        if (startedAt != null) {
            facts.add(new ConversationStarted(at(startedAt, from)));
        }
        var status = text(data, "status", "").toLowerCase(Locale.ROOT);
        if (OVER.contains(status)) {
            facts.add(new ConversationEnded(at(endedAt(startedAt, metadata, from), from), endReason(status, metadata),
                    vendorReason(metadata)));
        }
        if (data.path("transcript").isArray()) {
            facts.add(new TranscriptReady(from, turns(data.path("transcript"))));
        }
        return facts.isEmpty() ? List.of(new Unrecognised(from, type)) : facts;
    }

    private static @Nullable Instant startedAt(JsonNode metadata) {
        var accepted = instant(field(metadata, "acceptedTimeUnixSecs"));
        return accepted == null ? instant(field(metadata, "startTimeUnixSecs")) : accepted;
    }

    /// The webhook comes after the analysis, so its own time is later than the end.
    private static Instant endedAt(@Nullable Instant startedAt, JsonNode metadata, Provenance from) {
        var seconds = number(metadata, "callDurationSecs");
        return startedAt == null || seconds == null || seconds < 0 || seconds > LONGEST_SECONDS
                ? from.happenedAt()
                : startedAt.plusMillis(Math.round(seconds * 1000));
    }

    /// The vendor's reasons are free text, so they are matched by what they contain.
    private static EndReason endReason(String status, JsonNode metadata) {
        var reason = text(metadata, "terminationReason", "").toLowerCase(Locale.ROOT);
        if (status.equals("failed") || field(metadata, "error").isObject()) {
            return EndReason.VENDOR_ERROR;
        }
        if (reason.contains("duration")) {
            return EndReason.MAX_DURATION;
        }
        if (reason.contains("end_call") || reason.contains("agent")) {
            return EndReason.ENDED_BY_SERVICE;
        }
        return reason.contains("silence") || reason.contains("inactiv")
                ? EndReason.ALONE_TIMEOUT
                : EndReason.PERSON_LEFT;
    }

    private static @Nullable String vendorReason(JsonNode metadata) {
        var error = text(metadata.path("error"), "reason");
        return error == null ? text(metadata, "terminationReason") : error;
    }

    /// A turn without words is a tool being called.
    private static List<Turn> turns(JsonNode transcript) {
        var turns = new ArrayList<Turn>();
        for (var entry : transcript) {
            if (text(entry, "message") instanceof String message) {
                turns.add(new Turn(text(entry, "role", ""), message, number(entry, "timeInCallSecs")));
            }
        }
        return turns;
    }

    /// Where the vendor keeps it: what the webhook carries of it is not kept here.
    private static ConversationFact audio(Provenance from, String type) {
        return from.conversation().isEmpty()
                ? new Unrecognised(from, type)
                : new RecordingReady(from, "elevenlabs:/v1/convai/conversations/" + from.conversation() + "/audio",
                        null);
    }

    private static ConversationFact neverAnswered(JsonNode data, Provenance from) {
        var reason = text(data, "failureReason", "unknown");
        return new ConversationEnded(from,
                reason.equals("busy") || reason.equals("no-answer") ? EndReason.NEVER_JOINED : EndReason.VENDOR_ERROR,
                reason);
    }

    private static Provenance at(Instant happenedAt, Provenance from) {
        return new Provenance(from.vendor(), from.conversation(), from.session(), happenedAt, from.learnedAt(),
                from.how(), from.delivery());
    }
}
