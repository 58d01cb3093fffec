package dev.parley.ingest.normalise;

import static dev.parley.service.vendor.VendorFields.field;
import static dev.parley.service.vendor.VendorFields.instant;
import static dev.parley.service.vendor.VendorFields.name;
import static dev.parley.service.vendor.VendorFields.number;
import static dev.parley.service.vendor.VendorFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.AgentJobEnded;
import dev.parley.model.event.ConversationFact.AgentJoined;
import dev.parley.model.event.ConversationFact.ConversationStarted;
import dev.parley.model.event.ConversationFact.ParticipantJoined;
import dev.parley.model.event.ConversationFact.ParticipantLeft;
import dev.parley.model.event.ConversationFact.RecordingReady;
import dev.parley.model.event.ConversationFact.RoomFinished;
import dev.parley.model.event.ConversationFact.Unrecognised;
import dev.parley.model.event.Participant;
import dev.parley.model.event.Provenance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a LiveKit webhook says. Zero values are left out by the server, so an absent kind is an ordinary participant.
final class LiveKitEvents {
    /// Enums in the order of their numbers.
    private static final List<String> KINDS = List.of("STANDARD", "INGRESS", "EGRESS", "SIP", "AGENT");
    private static final List<String> DISCONNECT_REASONS = List.of("UNKNOWN_REASON", "CLIENT_INITIATED",
            "DUPLICATE_IDENTITY", "SERVER_SHUTDOWN", "PARTICIPANT_REMOVED", "ROOM_DELETED", "STATE_MISMATCH",
            "JOIN_FAILURE", "MIGRATION", "SIGNAL_CLOSE", "ROOM_CLOSED", "USER_UNAVAILABLE", "USER_REJECTED",
            "SIP_TRUNK_FAILURE", "CONNECTION_TIMEOUT", "MEDIA_FAILURE", "AGENT_ERROR");
    private static final List<String> JOB_STATUSES = List.of("JS_PENDING", "JS_RUNNING", "JS_SUCCESS", "JS_FAILED");
    private static final List<String> EGRESS_STATUSES = List.of("EGRESS_STARTING", "EGRESS_ACTIVE", "EGRESS_ENDING",
            "EGRESS_COMPLETE", "EGRESS_FAILED", "EGRESS_ABORTED", "EGRESS_LIMIT_REACHED");
    private static final Set<String> RECORDED = Set.of("EGRESS_COMPLETE", "EGRESS_LIMIT_REACHED");
    private static final double NANOS_OF_A_SECOND = 1e9;

    private LiveKitEvents() {}

    static String type(JsonNode event) {
        return text(event, "event", "");
    }

    /// The room's name. Recordings and jobs name it in a place of their own.
    static String conversation(JsonNode event) {
        return Stream.of(text(event.path("room"), "name"), text(field(event, "egressInfo"), "roomName"),
                text(field(event, "ingressInfo"), "roomName"), text(event.path("job").path("room"), "name"))
                .filter(name -> name != null).findFirst().orElse("");
    }

    static Instant happenedAt(JsonNode event, Instant otherwise) {
        return instant(field(event, "createdAt"), otherwise);
    }

    /// What says too little to be a fact is unrecognised, as what nobody knows is.
    static List<ConversationFact> facts(JsonNode event, Provenance from) {
        var type = type(event);
        return switch (type) {
            case "room_started" -> List.of(new ConversationStarted(from));
            case "participant_joined" -> List.of(joined(from, participant(event), type));
            case "participant_left" -> List.of(left(from, participant(event), event, type));
            case "participant_connection_aborted" -> List.of(left(from, neverIn(participant(event)), event, type));
            case "room_finished" -> List.of(new RoomFinished(from));
            case "agent_job_ended" -> List.of(jobEnded(from, event.path("job"), type));
            case "egress_ended" -> recordings(from, field(event, "egressInfo"), type);
            case String unknown -> List.of(new Unrecognised(from, unknown));
        };
    }

    private static ConversationFact joined(Provenance from, @Nullable Participant participant, String type) {
        if (participant == null) {
            return new Unrecognised(from, type);
        }
        return participant.kind() == Participant.Kind.AGENT
                ? new AgentJoined(from, participant.identity(), participant)
                : new ParticipantJoined(from, participant);
    }

    private static ConversationFact left(Provenance from, @Nullable Participant participant, JsonNode event,
            String type) {
        return participant == null
                ? new Unrecognised(from, type)
                : new ParticipantLeft(from, participant,
                        name(event.path("participant"), "disconnectReason", DISCONNECT_REASONS));
    }

    /// The seed's own example names a participant by `id`; the vendor says `sid`. Null for somebody who has no name at
    /// all.
    private static @Nullable Participant participant(JsonNode event) {
        var participant = event.path("participant");
        var identity = text(participant, "identity", "");
        var sid = text(participant, "sid", text(participant, "id", identity));
        return sid.isEmpty() ? null : new Participant(sid, identity, kind(participant), joinedAt(participant));
    }

    /// The connection failed before it was one: there was an attempt, and no presence.
    private static @Nullable Participant neverIn(@Nullable Participant participant) {
        return participant == null
                ? null
                : new Participant(participant.sid(), participant.identity(), participant.kind());
    }

    /// Every event of a participant repeats it, to the millisecond in newer releases of the server.
    private static @Nullable Instant joinedAt(JsonNode participant) {
        var millis = instant(field(participant, "joinedAtMs"));
        return millis == null ? instant(field(participant, "joinedAt")) : millis;
    }

    private static Participant.Kind kind(JsonNode participant) {
        return switch (name(participant, "kind", KINDS)) {
            case null -> Participant.Kind.PERSON;
            case "STANDARD" -> Participant.Kind.PERSON;
            case "AGENT" -> Participant.Kind.AGENT;
            default -> Participant.Kind.OTHER;
        };
    }

    private static ConversationFact jobEnded(Provenance from, JsonNode job, String type) {
        var id = text(job, "id");
        return id == null
                ? new Unrecognised(from, type)
                : new AgentJobEnded(from, id, text(job, "agentName"),
                        name(job.path("state"), "status", JOB_STATUSES) instanceof String status ? status : "");
    }

    /// One for each file. A recording that failed, or went somewhere as a stream, left none.
    private static List<ConversationFact> recordings(Provenance from, JsonNode egress, String type) {
        var facts = new ArrayList<ConversationFact>();
        if (name(egress, "status", EGRESS_STATUSES) instanceof String status && RECORDED.contains(status)) {
            files(egress).forEach(file -> {
                if (location(file) instanceof String location) {
                    facts.add(new RecordingReady(from, location, seconds(file)));
                }
            });
        }
        return facts.isEmpty() ? List.of(new Unrecognised(from, type)) : facts;
    }

    private static List<JsonNode> files(JsonNode egress) {
        var files = new ArrayList<JsonNode>();
        field(egress, "fileResults").forEach(files::add);
        field(egress, "segmentResults").forEach(files::add);
        if (files.isEmpty() && egress.path("file").isObject()) {
            files.add(egress.path("file"));
        }
        return files;
    }

    private static @Nullable String location(JsonNode file) {
        return Stream.of(text(file, "location"), text(file, "playlistLocation"), text(file, "filename"))
                .filter(location -> location != null).findFirst().orElse(null);
    }

    private static @Nullable Long seconds(JsonNode file) {
        var nanos = number(file, "duration");
        return nanos == null ? null : Long.valueOf(Math.round(nanos / NANOS_OF_A_SECOND));
    }
}
