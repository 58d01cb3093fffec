package dev.parley.service.vendor;

import static dev.parley.service.vendor.VendorFields.field;
import static dev.parley.service.vendor.VendorFields.instant;
import static dev.parley.service.vendor.VendorFields.number;
import static dev.parley.service.vendor.VendorFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.AnalysisReady;
import dev.parley.model.event.ConversationFact.ConversationEnded;
import dev.parley.model.event.ConversationFact.ConversationStarted;
import dev.parley.model.event.ConversationFact.ParticipantLeft;
import dev.parley.model.event.ConversationFact.RecordingReady;
import dev.parley.model.event.ConversationFact.TranscriptReady;
import dev.parley.model.event.ConversationFact.Unrecognised;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.Participant;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What ElevenLabs says of a conversation that is over, in a webhook or when it is asked: when it began, when and
/// why it ended, what was said, and what the vendor makes of it.
public final class ElevenLabsEvents {
    /// The dynamic variable that binds a conversation to our session, by a `SessionClaim`.
    public static final String SESSION_VARIABLE = "parley_session";

    private static final Set<String> OVER = Set.of("processing", "done", "failed");
    private static final double WHOLE_MAX = 1e15;
    private static final double LONGEST_SECONDS = Duration.ofDays(7).toSeconds();

    private ElevenLabsEvents() {}

    public static String type(JsonNode event) {
        return text(event, "type", "");
    }

    public static String conversation(JsonNode event) {
        return text(event.path("data"), "conversationId", "");
    }

    public static Instant happenedAt(JsonNode event, Instant otherwise) {
        return instant(field(event, "eventTimestamp"), otherwise);
    }

    /// What the browser handed the vendor as the session that this is, in a webhook of a conversation.
    public static Optional<String> sessionClaim(JsonNode event) {
        return sessionClaimOf(event.path("data"));
    }

    /// The same in a conversation as the vendor tells it when asked.
    public static Optional<String> sessionClaimOf(JsonNode conversation) {
        var variables = field(field(conversation, "conversationInitiationClientData"), "dynamicVariables");
        return Optional.ofNullable(text(variables, SESSION_VARIABLE));
    }

    public static List<ConversationFact> facts(JsonNode event, Provenance from) {
        var data = event.path("data");
        var type = type(event);
        return switch (type) {
            case "post_call_transcription" -> {
                var facts = ofConversation(data, from);
                yield facts.isEmpty() ? List.of(new Unrecognised(from, type)) : facts;
            }
            case "post_call_audio" -> List.of(audio(from, type));
            case "call_initiation_failure" -> List.of(neverAnswered(data, from));
            case String unknown -> List.of(new Unrecognised(from, unknown));
        };
    }

    /// A conversation as the vendor tells it when asked. Whoever talks to an agent is there from its beginning to its
    /// end, so these are the person's too.
    public static List<ConversationFact> ofConversation(JsonNode data, Provenance from) {
        var facts = new ArrayList<ConversationFact>();
        var metadata = data.path("metadata");
        var startedAt = startedAt(metadata);
        if (startedAt != null) {
            facts.add(new ConversationStarted(at(startedAt, from)));
        }
        var status = text(data, "status", "").toLowerCase(Locale.ROOT);
        var isOver = OVER.contains(status);
        if (isOver) {
            var over = at(endedAt(startedAt, metadata, from), from);
            if (startedAt != null) {
                facts.add(new ParticipantLeft(over, person(from, startedAt), null));
            }
            facts.add(new ConversationEnded(over, endReason(status, metadata), vendorReason(metadata)));
        }
        if (data.path("transcript").isArray()) {
            facts.add(new TranscriptReady(from, turns(data.path("transcript"))));
        }
        if (isOver && data.path("analysis").isObject()) {
            facts.add(analysis(data, metadata, from));
        }
        return facts;
    }

    private static Participant person(Provenance from, Instant joinedAt) {
        return new Participant(from.conversation(), "person", Participant.Kind.PERSON, joinedAt);
    }

    private static AnalysisReady analysis(JsonNode data, JsonNode metadata, Provenance from) {
        var analysis = data.path("analysis");
        return new AnalysisReady(from, text(analysis, "callSummaryTitle"), text(analysis, "transcriptSummary"),
                text(analysis, "callSuccessful"), whole(metadata, "cost"), whole(metadata, "callDurationSecs"),
                interruptions(data.path("transcript")));
    }

    private static @Nullable Long whole(JsonNode object, String name) {
        var number = number(object, name);
        return number == null || number < 0 || number > WHOLE_MAX ? null : Long.valueOf(Math.round(number));
    }

    private static int interruptions(JsonNode transcript) {
        var interrupted = 0;
        for (var entry : transcript) {
            interrupted += entry.path("interrupted").asBoolean() ? 1 : 0;
        }
        return interrupted;
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
